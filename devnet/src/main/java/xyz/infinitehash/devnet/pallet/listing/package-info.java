/** Pallets described by a listing of the live runtime's names, indices and types. */
@NullMarked
package xyz.infinitehash.devnet.pallet.listing;

import org.jspecify.annotations.NullMarked;
