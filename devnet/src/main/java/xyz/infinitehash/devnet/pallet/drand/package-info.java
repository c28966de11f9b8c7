/** Pulses of drand as the chain stores them. */
@NullMarked
package xyz.infinitehash.devnet.pallet.drand;

import org.jspecify.annotations.NullMarked;
