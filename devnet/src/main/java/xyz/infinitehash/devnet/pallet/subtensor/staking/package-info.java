/** The calls that stake TAO with a hotkey and take it back. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.staking;

import org.jspecify.annotations.NullMarked;
