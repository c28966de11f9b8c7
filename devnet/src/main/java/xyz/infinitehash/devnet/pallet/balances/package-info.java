/** The Balances pallet. */
@NullMarked
package xyz.infinitehash.devnet.pallet.balances;

import org.jspecify.annotations.NullMarked;
