/** Slots of a subnet: who holds them, who loses them. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.neuron;

import org.jspecify.annotations.NullMarked;
