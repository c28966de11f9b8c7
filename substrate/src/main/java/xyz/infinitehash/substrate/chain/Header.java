package xyz.infinitehash.substrate.chain;

/** What is needed of a block's header. */
public record Header(BlockHash hash, BlockNumber number, BlockHash parent) {}
