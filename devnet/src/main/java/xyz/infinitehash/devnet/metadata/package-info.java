/** The metadata the devnet generates about itself: types, pallets, extrinsic, runtime APIs. */
@NullMarked
package xyz.infinitehash.devnet.metadata;

import org.jspecify.annotations.NullMarked;
