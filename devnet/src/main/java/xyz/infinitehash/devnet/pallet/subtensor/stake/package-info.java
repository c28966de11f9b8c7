/** Alpha staked with hotkeys: pools of shares, one a hotkey and subnet, and what they count for. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.stake;

import org.jspecify.annotations.NullMarked;
