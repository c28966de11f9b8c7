/**
 * The runtime's binary fixed-point numbers: saturating, products rounded down, quotients towards
 * zero.
 */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.fixed;

import org.jspecify.annotations.NullMarked;
