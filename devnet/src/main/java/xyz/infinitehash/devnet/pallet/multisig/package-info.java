/** The Multisig pallet: accounts that act when enough of several agree. */
@NullMarked
package xyz.infinitehash.devnet.pallet.multisig;

import org.jspecify.annotations.NullMarked;
