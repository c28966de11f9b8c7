/** What happens in every block: emission, epochs and their payout. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import org.jspecify.annotations.NullMarked;
