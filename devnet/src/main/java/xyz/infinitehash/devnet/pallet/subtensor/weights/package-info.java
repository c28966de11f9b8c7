/** Setting weights: every check in its order, for the pool and for the block. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.weights;

import org.jspecify.annotations.NullMarked;
