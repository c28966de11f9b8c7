/** Alpha staked with hotkeys: pools of shares, one a hotkey and subnet. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.stake;

import org.jspecify.annotations.NullMarked;
