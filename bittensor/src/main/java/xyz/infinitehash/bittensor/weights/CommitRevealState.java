package xyz.infinitehash.bittensor.weights;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.ChainRuntime;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * What the chain says at one block about how weights of a table are to be brought to it.
 *
 * @param head the block
 * @param time chain time of that block
 * @param blockTime from one block to the next, a constant of the runtime
 * @param enabled whether the subnet takes commits only
 * @param version CommitRevealWeightsVersion, 0 where there is none
 * @param periodEpochs RevealPeriodEpochs
 * @param schedule the subnet's epochs
 * @param beacon the drand network whose pulses the chain stores, as its storage says it
 * @param lastStoredRound the newest round it has stored, 0 for none
 * @param calls which calls for this table the runtime has
 */
public record CommitRevealState(
    BlockNumber head,
    Instant time,
    Duration blockTime,
    boolean enabled,
    int version,
    long periodEpochs,
    EpochSchedule schedule,
    Beacon beacon,
    long lastStoredRound,
    Calls calls) {
  private static final String PALLET = "SubtensorModule";
  private static final String DRAND = "Drand";

  /**
   * Which calls the runtime has for a table.
   *
   * @param set plain weights
   * @param timelocked commits of version 4
   * @param crv3 timelocked commits of version 3
   * @param hashed commits of a hash
   */
  public record Calls(boolean set, boolean timelocked, boolean crv3, boolean hashed) {
    static Calls of(ChainRuntime runtime, WeightTable table) {
      String of = table.mechanism() == 0 ? "" : "mechanism_";
      return new Calls(
          runtime.hasCall(PALLET, "set_" + of + "weights"),
          runtime.hasCall(PALLET, "commit_timelocked_" + of + "weights"),
          runtime.hasCall(PALLET, "commit_crv3_" + of + "weights"),
          runtime.hasCall(PALLET, "commit_" + of + "weights"));
    }
  }

  /** The drand network a chain stores the pulses of. */
  public sealed interface Beacon {
    /** There is no drand pallet. */
    record None() implements Beacon {}

    /**
     * The network as storage tells it; quicknet unless somebody changed it.
     *
     * @param hash that names the network: drand's hash of its key, clock and group
     */
    record Stored(ByteString publicKey, Instant genesis, Duration period, ByteString hash)
        implements Beacon {
      /**
       * The network, with its key checked.
       *
       * @throws xyz.infinitehash.crypto.CryptoException when the key is none
       */
      public DrandNetwork network() {
        return new DrandNetwork(publicKey.bytes(), genesis, period);
      }

      /**
       * Whether it passes for quicknet without being it: weights locked to such a network would be
       * opened by somebody, or by nobody.
       */
      public boolean isFalseQuicknet() {
        boolean hashed = hash.equals(ByteString.of(DrandNetwork.quicknetHash()));
        return hashed != network().equals(DrandNetwork.quicknet());
      }

      static Stored of(Value config) {
        return new Stored(
            config.field("public_key").asByteString(),
            Instant.ofEpochSecond(config.field("genesis_time").asLong()),
            Duration.ofSeconds(config.field("period").asLong()),
            config.field("hash").asByteString());
      }
    }
  }

  /** Reads it at one block. */
  public static CommitRevealState read(ChainAt at, WeightTable table) {
    Value key = table.netUid().toValue();
    ChainRuntime runtime = at.runtime();
    boolean drand = runtime.hasStorage(DRAND, "BeaconConfig");
    return new CommitRevealState(
        at.number(),
        at.timestamp(),
        blockTime(runtime),
        at.value(PALLET, "CommitRevealWeightsEnabled", key).asBool(),
        runtime.hasStorage(PALLET, "CommitRevealWeightsVersion")
            ? at.value(PALLET, "CommitRevealWeightsVersion").asInt()
            : 0,
        at.value(PALLET, "RevealPeriodEpochs", key).asLong(),
        EpochSchedule.read(at, table.netUid()),
        drand ? Beacon.Stored.of(at.value(DRAND, "BeaconConfig")) : new Beacon.None(),
        drand ? at.value(DRAND, "LastStoredRound").asLong() : 0,
        Calls.of(runtime, table));
  }

  private static Duration blockTime(ChainRuntime runtime) {
    // by Substrate's convention a block may follow after half of a block's time
    var least = runtime.metadata().constant("Timestamp", "MinimumPeriod");
    return Duration.ofMillis(
        2 * runtime.values().decode(least.type(), least.value().bytes()).asLong());
  }

  /**
   * How weights are brought to the chain in the block after the head. Timelocked commits go before
   * hashed ones, which need a second call in time.
   */
  public WeightsRoute route() {
    if (!enabled) {
      return calls.set()
          ? new WeightsRoute.SetDirectly()
          : new WeightsRoute.Impossible("the runtime has no call to set these weights");
    }
    Optional<RevealWindow> window = RevealWindow.of(schedule, periodEpochs);
    if (window.isEmpty()) {
      return new WeightsRoute.Impossible("the subnet runs no epochs, nothing would be revealed");
    }
    if ((calls.timelocked() || calls.crv3()) && beacon instanceof Beacon.Stored stored) {
      DrandNetwork network = stored.network();
      if (stored.isFalseQuicknet()) {
        return new WeightsRoute.Impossible(
            "the chain's drand network has the name of quicknet or its key, but not both");
      }
      return new WeightsRoute.TimelockCommit(
          calls.timelocked() ? version : WeightsRoute.TimelockCommit.CRV3_UNNAMED,
          window.get(),
          network,
          Math.max(lastStoredRound + 1, window.get().round(network, head, time, blockTime)),
          lastStoredRound,
          Duration.between(network.timeOf(Math.max(1, lastStoredRound)), time));
    }
    return routeByHash();
  }

  /** The same by a hash, also where timelocks are taken; impossible where commits are not. */
  public WeightsRoute routeByHash() {
    if (!enabled || !calls.hashed()) {
      return new WeightsRoute.Impossible(
          enabled
              ? "the subnet takes commits only and the runtime has none"
              : "the subnet takes no commits");
    }
    return RevealWindow.of(schedule, periodEpochs)
        .<WeightsRoute>map(WeightsRoute.HashCommit::new)
        .orElseGet(
            () ->
                new WeightsRoute.Impossible(
                    "the subnet runs no epochs, nothing would be revealed"));
  }
}
