/**
 * The Timestamp pallet: the smallest example of a {@link xyz.infinitehash.devnet.pallet.Pallet}.
 */
@NullMarked
package xyz.infinitehash.devnet.pallet.timestamp;

import org.jspecify.annotations.NullMarked;
