@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor;

import org.jspecify.annotations.NullMarked;
