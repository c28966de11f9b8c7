/**
 * One epoch of one mechanism as pure functions: when it runs, and what consensus makes of the
 * weights.
 */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import org.jspecify.annotations.NullMarked;
