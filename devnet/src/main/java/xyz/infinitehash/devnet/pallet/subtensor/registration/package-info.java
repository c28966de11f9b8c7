/** What a slot on a subnet costs and who loses it. */
@NullMarked
package xyz.infinitehash.devnet.pallet.subtensor.registration;

import org.jspecify.annotations.NullMarked;
