/** Pallets and APIs put together: metadata, validation and execution of extrinsics, fees. */
@NullMarked
package xyz.infinitehash.devnet.runtime;

import org.jspecify.annotations.NullMarked;
