/** Keys that take the place of others: swaps of hotkeys and coldkeys, and what belongs to whom. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.keys;

import org.jspecify.annotations.NullMarked;
