@NullMarked
package xyz.infinitehash.devnet.pallet;

import org.jspecify.annotations.NullMarked;
