package xyz.infinitehash.validator.chain;

import java.util.Optional;
import java.util.SortedMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;

/**
 * All the validator asks of the chain, for one subnet and one hotkey. Everything read is finalized.
 * Every call has a deadline and throws {@link ChainUnavailable} when it passes.
 */
public interface SubnetChain {
  /** Which subnet of which chain. */
  SubnetId subnet();

  /** The hotkey whose signature goes on weights. */
  AccountId hotkey();

  /** The newest finalized block. */
  SubnetHead head();

  /** Registered hotkeys and their UIDs at a block. */
  SortedMap<AccountId, Integer> registered(long block);

  /** What the chain knows of our own weights at a block. */
  WeightsOnChain weights(int mechanism, long block);

  /**
   * The weights our hotkey has on chain at a block, by the hotkey that held the UID then; zeros are
   * left out. Empty when they cannot be read, such as a commitment that is not revealed yet.
   */
  Optional<SortedMap<AccountId, Integer>> weightsRow(int mechanism, long block);

  /**
   * What is known to stand in the way of these weights at this head, in words; empty for nothing.
   */
  Optional<String> obstacle(int mechanism, WeightVector vector, SubnetHead head);

  /**
   * Builds and signs the call for the chain as it is at this head. Sends nothing and keeps nothing.
   * Hotkeys that are not registered any more are left out.
   */
  SignedWeights sign(int mechanism, WeightVector vector, SubnetHead head);

  /** Hands the bytes to a node; harmless to repeat. */
  Submission submit(SignedWeights signed);

  /** Looks for the extrinsic in finalized blocks, both ends included. */
  Optional<Landing> find(int mechanism, SignedWeights signed, long fromBlock, long toBlock);

  /**
   * What has become of a timelocked commit.
   *
   * @param vector what was committed
   * @param landing of the commit, with its reveal epoch
   */
  Reveal reveal(int mechanism, WeightVector vector, Landing landing, SubnetHead head);
}
