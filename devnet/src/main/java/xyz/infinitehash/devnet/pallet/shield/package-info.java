/** Extrinsics that nobody can read before they are in a block. */
@NullMarked
package xyz.infinitehash.devnet.pallet.shield;

import org.jspecify.annotations.NullMarked;
