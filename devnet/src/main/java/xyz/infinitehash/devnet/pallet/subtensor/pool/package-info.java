/** The price of alpha: reserves of both sides and swaps between them. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.pool;

import org.jspecify.annotations.NullMarked;
