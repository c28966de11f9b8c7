package xyz.infinitehash.validator.chain;

import java.util.Optional;

/**
 * An extrinsic in a finalized block: its nonce is used up and it cannot land again.
 *
 * @param block number of the block
 * @param blockHash 64 hex digits
 * @param error name of the dispatch error; empty when the call succeeded
 */
public record Landing(long block, String blockHash, Optional<String> error) {}
