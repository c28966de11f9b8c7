package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.extrinsic.BlockHash;

/** What is needed of a block's header. */
public record Header(BlockHash hash, BlockNumber number, BlockHash parent) {}
