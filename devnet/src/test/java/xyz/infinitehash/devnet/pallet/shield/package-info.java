@NullMarked
package xyz.infinitehash.devnet.pallet.shield;

import org.jspecify.annotations.NullMarked;
