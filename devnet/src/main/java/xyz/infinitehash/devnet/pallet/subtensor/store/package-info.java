/** The storage of SubtensorModule as its parts read and write it. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.store;

import org.jspecify.annotations.NullMarked;
