package xyz.infinitehash.validator.chain;

import java.util.Optional;

/**
 * An extrinsic in a finalized block: its nonce is used up and it cannot land again.
 *
 * @param block number of the block
 * @param blockHash 64 hex digits
 * @param error name of the dispatch error; empty when the call succeeded
 * @param revealEpoch the chain's index of the epoch in which it reveals the commit; empty when the
 *     weights stand at once
 * @param revealedBlock block in which it did; empty while it has not, or when that is not known
 */
public record Landing(
    long block,
    String blockHash,
    Optional<String> error,
    Optional<Long> revealEpoch,
    Optional<Long> revealedBlock) {
  /** Of weights in the open, or of a call that failed. */
  public static Landing open(long block, String blockHash, Optional<String> error) {
    return new Landing(block, blockHash, error, Optional.empty(), Optional.empty());
  }

  /** The block since which the weights stand; empty for a commit that nobody saw revealed. */
  public Optional<Long> standsSince() {
    return revealEpoch.isEmpty() ? Optional.of(block) : revealedBlock;
  }
}
