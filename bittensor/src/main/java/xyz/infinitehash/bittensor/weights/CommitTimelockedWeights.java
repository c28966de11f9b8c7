package xyz.infinitehash.bittensor.weights;

import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Weights under a timelock; signed by the hotkey that is named in them, free of charge. The chain
 * opens them when their epoch has come; what it cannot open or use then it drops without a word.
 *
 * @param commit the ciphertext, 5,000 bytes at most
 * @param round of drand that opens it
 * @param version commit-reveal version, {@link WeightsRoute.TimelockCommit#CRV3_UNNAMED} for the
 *     older call
 */
public record CommitTimelockedWeights(WeightTable table, ByteString commit, long round, int version)
    implements WeightsCall {
  /** The longest ciphertext the chain takes, bytes. */
  public static final int MOST_BYTES = 5_000;

  public CommitTimelockedWeights {
    if (commit.length() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a commit of " + commit.length() + " bytes, " + MOST_BYTES + " are the most");
    }
  }

  /**
   * Locks weights for the way that was decided on.
   *
   * @param versionKey says which software computed them, u64
   * @param random unforeseeable, as {@link Timelock} wants it
   */
  public static CommitTimelockedWeights lock(
      WeightsRoute.TimelockCommit way,
      WeightTable table,
      AccountId hotkey,
      WeightVector weights,
      long versionKey,
      RandomGenerator random) {
    WeightsTlockPayload payload = WeightsTlockPayload.of(hotkey, weights, versionKey);
    byte[] message =
        way.version() == WeightsRoute.TimelockCommit.CRV3_UNNAMED
            ? payload.encodeWithoutHotkey()
            : payload.encode();
    byte[] locked = new Timelock(way.drand(), random).encrypt(message, way.round());
    return new CommitTimelockedWeights(table, ByteString.of(locked), way.round(), way.version());
  }

  /**
   * The call: {@code commit_timelocked_weights}, with a mechanism {@code
   * commit_timelocked_mechanism_weights}; {@code commit_crv3_weights} for the older version.
   */
  @Override
  public Call call() {
    boolean old = version == WeightsRoute.TimelockCommit.CRV3_UNNAMED;
    String of = table.mechanism() == 0 ? "weights" : "mechanism_weights";
    Call call =
        Call.of("SubtensorModule", (old ? "commit_crv3_" : "commit_timelocked_") + of)
            .with("netuid", table.netUid().toValue())
            .with("commit", Value.of(commit))
            .with("reveal_round", Value.of(round));
    Call whose = table.mechanism() == 0 ? call : call.with("mecid", Value.of(table.mechanism()));
    return old ? whose : whose.with("commit_reveal_version", Value.of(version));
  }

  /** What the event of the commit calls it: blake2b-256 of the ciphertext. */
  public ByteString hash() {
    return ByteString.of(Blake2b.hash256(commit.bytes()));
  }
}
