package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.weights.CommitRevealState.Beacon;
import xyz.infinitehash.bittensor.weights.CommitRevealState.Calls;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainRuntime;
import xyz.infinitehash.substrate.chain.RuntimeVersion;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.storage.StorageCodec;

class WeightsRouteTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");
  private static final Calls ALL = new Calls(true, true, false, true);
  private static final DrandKey DRAND = new DrandKey(new byte[32]);
  private static final DrandNetwork NETWORK =
      DRAND.network(TIME.minusSeconds(3_000), Duration.ofSeconds(3));
  private static final Beacon BEACON =
      new Beacon.Stored(
          ByteString.of(NETWORK.publicKey()),
          NETWORK.genesis(),
          NETWORK.period(),
          ByteString.of(new byte[32]));
  private static final WeightTable TABLE = WeightTable.of(new NetUid(89));

  private static CommitRevealState state(boolean on, int tempo, Beacon beacon, Calls calls) {
    BlockNumber head = new BlockNumber(120);
    return new CommitRevealState(
        head,
        TIME,
        Duration.ofSeconds(12),
        on,
        4,
        1,
        new DynamicTempo(head, tempo, 100, 0, 7, 20),
        beacon,
        995,
        calls);
  }

  @Test
  void aSubnetWithoutCommitRevealTakesWeightsDirectly() {
    assertThat(state(false, 50, new Beacon.None(), ALL).route())
        .isEqualTo(new WeightsRoute.SetDirectly());
  }

  @Test
  void aTimelockGoesBeforeAHash() {
    assertThat(state(true, 50, BEACON, ALL).route())
        .isInstanceOfSatisfying(
            WeightsRoute.TimelockCommit.class,
            way -> {
              assertThat(way.version()).isEqualTo(4);
              assertThat(way.window())
                  .isEqualTo(new RevealWindow(7, 8, new BlockNumber(150), new BlockNumber(199)));
              assertThat(way.round()).isEqualTo(1000 + 33 * 4);
              assertThat(way.drand()).isEqualTo(NETWORK);
              assertThat(way.lag()).isEqualTo(Duration.ofSeconds(18));
            });
  }

  @Test
  void withoutDrandOrItsCallAHashIsCommitted() {
    RevealWindow window = new RevealWindow(7, 8, new BlockNumber(150), new BlockNumber(199));
    assertThat(state(true, 50, new Beacon.None(), ALL).route())
        .isEqualTo(new WeightsRoute.HashCommit(window));
    assertThat(state(true, 50, BEACON, new Calls(true, false, false, true)).route())
        .isEqualTo(new WeightsRoute.HashCommit(window));
  }

  @Test
  void anOlderRuntimeGetsTheOlderCall() {
    assertThat(state(true, 50, BEACON, new Calls(true, false, true, true)).route())
        .isInstanceOfSatisfying(
            WeightsRoute.TimelockCommit.class,
            way -> {
              assertThat(way.version()).isEqualTo(WeightsRoute.TimelockCommit.CRV3_UNNAMED);
              assertThat(lock(way).call().name()).isEqualTo("commit_crv3_weights");
              assertThat(lock(way).call().args()).doesNotContainKey("commit_reveal_version");
            });
  }

  @Test
  void whereNothingWorksTheReasonIsTold() {
    assertThat(state(false, 50, BEACON, new Calls(false, true, true, true)).route())
        .isInstanceOf(WeightsRoute.Impossible.class);
    assertThat(state(true, 50, BEACON, new Calls(true, false, false, false)).route())
        .isInstanceOf(WeightsRoute.Impossible.class);
    assertThat(state(true, 0, BEACON, ALL).route()).isInstanceOf(WeightsRoute.Impossible.class);
  }

  private static CommitTimelockedWeights lock(WeightsRoute.TimelockCommit way) {
    return CommitTimelockedWeights.lock(
        way, TABLE, AccountId.of(new byte[32]), weights(), 9, new SecureRandom());
  }

  private static WeightVector weights() {
    return WeightVector.of(Map.of(new Uid(3), 65_535, new Uid(8), 1));
  }

  @Test
  void whatIsLockedOpensWithThePulseOfItsRound() {
    var way = (WeightsRoute.TimelockCommit) state(true, 50, BEACON, ALL).route();
    CommitTimelockedWeights locked = lock(way);
    var opened =
        (Opening.Opened) Timelock.open(locked.commit().bytes(), DRAND.pulse(locked.round()));
    AccountId hotkey = AccountId.of(new byte[32]);
    assertThat(WeightsTlockPayload.revealed(hotkey, opened.message()))
        .contains(WeightsTlockPayload.of(hotkey, weights(), 9));
    assertThat(locked.table()).isEqualTo(TABLE);
    assertThat(new RecordedShape(locked).decodesToItself()).isTrue();
  }

  /** The call goes through the recorded runtime's codec and back. */
  private record RecordedShape(CommitTimelockedWeights locked) {
    boolean decodesToItself() {
      byte[] bytes = RecordedCommit.CODEC.encodeCall(locked.call());
      var decoded = RecordedCommit.CODEC.decodeCall(bytes);
      return decoded.arg("commit").asByteString().equals(locked.commit())
          && decoded.arg("reveal_round").asLong() == locked.round()
          && decoded.arg("commit_reveal_version").asInt() == 4;
    }
  }

  @Test
  void theRecordedRuntimeOffersAllCallsAndQuicknet() {
    ChainRuntime runtime = ChainRuntime.of(new RuntimeVersion("node-subtensor", 425, 1), METADATA);
    assertThat(Calls.of(runtime, TABLE)).isEqualTo(ALL);
    assertThat(Calls.of(runtime, new WeightTable(new NetUid(2), 1)))
        .isEqualTo(new Calls(true, true, true, true));
    var config = new StorageCodec(METADATA).absentValue("Drand", "BeaconConfig").orElseThrow();
    Beacon.Stored stored = Beacon.Stored.of(config);
    assertThat(stored.network()).isEqualTo(DrandNetwork.quicknet());
    assertThat(stored.hash()).isEqualTo(ByteString.of(DrandNetwork.quicknetHash()));
    assertThat(stored.isFalseQuicknet()).isFalse();
    assertThat(state(true, 50, stored, ALL).route())
        .isInstanceOf(WeightsRoute.TimelockCommit.class);
  }

  @Test
  void aBeaconThatOnlyPassesForQuicknetIsNotLockedTo() {
    DrandNetwork quicknet = DrandNetwork.quicknet();
    ByteString name = ByteString.of(DrandNetwork.quicknetHash());
    for (DrandNetwork other :
        List.of(
            NETWORK,
            DRAND.network(quicknet.genesis(), quicknet.period()),
            new DrandNetwork(
                quicknet.publicKey(), quicknet.genesis().plusSeconds(3), quicknet.period()))) {
      assertThat(state(true, 50, stored(other, name), ALL).route())
          .isInstanceOf(WeightsRoute.Impossible.class);
    }
    assertThat(state(true, 50, stored(quicknet, ByteString.of(new byte[32])), ALL).route())
        .isInstanceOf(WeightsRoute.Impossible.class);
    assertThat(state(true, 50, stored(quicknet, name), ALL).route())
        .isInstanceOf(WeightsRoute.TimelockCommit.class);
  }

  private static Beacon stored(DrandNetwork network, ByteString hash) {
    return new Beacon.Stored(
        ByteString.of(network.publicKey()), network.genesis(), network.period(), hash);
  }
}
