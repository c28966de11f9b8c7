/** Commitments: what a hotkey publishes on chain, within a budget of bytes an epoch. */
@NullMarked
package xyz.infinitehash.devnet.pallet.commitments;

import org.jspecify.annotations.NullMarked;
