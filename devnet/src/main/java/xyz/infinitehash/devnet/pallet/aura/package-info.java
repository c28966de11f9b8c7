/** The Aura pallet: names and constants that clients read. */
@NullMarked
package xyz.infinitehash.devnet.pallet.aura;

import org.jspecify.annotations.NullMarked;
