/** Blocks, the pool of extrinsics, and who makes blocks when. */
@NullMarked
package xyz.infinitehash.devnet.chain;

import org.jspecify.annotations.NullMarked;
