/** The Payment pallet: names and constants that clients read. */
@NullMarked
package xyz.infinitehash.devnet.pallet.payment;

import org.jspecify.annotations.NullMarked;
