/** Endpoints that neurons announce. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.serving;

import org.jspecify.annotations.NullMarked;
