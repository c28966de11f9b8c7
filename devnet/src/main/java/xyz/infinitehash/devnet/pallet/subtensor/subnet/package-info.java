/** Subnets: creation, cost, start, and what owners may change. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import org.jspecify.annotations.NullMarked;
