/**
 * SubtensorModule: subnets, neurons, weights, emission, stake - the pallet that makes the chain
 * Bittensor.
 */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor;

import org.jspecify.annotations.NullMarked;
