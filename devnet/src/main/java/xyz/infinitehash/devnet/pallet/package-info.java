/** What a pallet is to the devnet, and what it may use. */
@NullMarked
package xyz.infinitehash.devnet.pallet;

import org.jspecify.annotations.NullMarked;
