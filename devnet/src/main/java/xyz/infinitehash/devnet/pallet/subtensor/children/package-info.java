/** Stake that hotkeys lend to other hotkeys, and what delegates take of others' dividends. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.children;

import org.jspecify.annotations.NullMarked;
