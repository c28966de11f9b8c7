/** The Sudo pallet. */
@NullMarked
package xyz.infinitehash.devnet.pallet.sudo;

import org.jspecify.annotations.NullMarked;
