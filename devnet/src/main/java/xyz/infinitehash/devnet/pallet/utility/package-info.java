/** The Utility pallet. */
@NullMarked
package xyz.infinitehash.devnet.pallet.utility;

import org.jspecify.annotations.NullMarked;
