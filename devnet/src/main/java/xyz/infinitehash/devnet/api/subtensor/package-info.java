/** The runtime APIs by which clients read subnets, neurons, stake and prices. */
@NullMarked
package xyz.infinitehash.devnet.api.subtensor;

import org.jspecify.annotations.NullMarked;
