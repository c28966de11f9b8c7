/** The System pallet. */
@NullMarked
package xyz.infinitehash.devnet.pallet.system;

import org.jspecify.annotations.NullMarked;
