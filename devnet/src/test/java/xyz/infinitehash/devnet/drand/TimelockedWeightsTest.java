package xyz.infinitehash.devnet.drand;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.PendingCommit;
import xyz.infinitehash.bittensor.weights.RevealWatch;
import xyz.infinitehash.bittensor.weights.RevealWatch.Sight;
import xyz.infinitehash.bittensor.weights.WeightRules;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.value.Value;

/** A validator of a subnet with commit-reveal, by the client, against a devnet with a drand. */
class TimelockedWeightsTest {
  private static final NetUid NETUID = new NetUid(89);
  private static final int TEMPO = 20;
  private static final DrandKey DRAND = new DrandKey(new byte[32]);
  private static final WeightVector WEIGHTS =
      WeightVector.of(Map.of(new Uid(0), 1_000, new Uid(1), 3_000));

  private final KeyPair validator = KeyPair.fromUri("//ValiHot");
  private Devnet devnet;
  private Chain chain;

  @BeforeEach
  void begin() {
    AccountId owner = account("//Owner");
    Subnet subnet =
        Subnet.development(NETUID.value(), owner, account("//OwnerHot"), TEMPO)
            .with("CommitRevealWeightsEnabled", Value.of(true))
            .with("MaxAllowedUids", Value.of(64))
            .with("MechanismCountCurrent", Value.of(2))
            .with(new Neuron(validator.accountId(), owner, 10_000_000_000_000L, true));
    devnet =
        Devnet.start(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .finalityLag(0)
                .drand(DRAND)
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .build());
    devnet.advance(3);
    chain = Chain.connect(devnet.endpoint());
  }

  @AfterEach
  void end() {
    chain.close();
    devnet.close();
    validator.close();
  }

  private static AccountId account(String uri) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      return pair.accountId();
    }
  }

  private ChainAt at(long block) {
    return chain.at(chain.blockHash(new BlockNumber(block)).orElseThrow());
  }

  /** Commits in the next block by the way the chain wants at its head. */
  private WeightsRoute.TimelockCommit commit(WeightTable table, WeightVector weights) {
    ChainAt head = at(devnet.head().number());
    assertThat(
            WeightRules.read(head, table, validator.accountId()).orElseThrow().obstacle(weights, 0))
        .isEmpty();
    var way = (WeightsRoute.TimelockCommit) WeightsRoute.read(head, table);
    CommitTimelockedWeights locked =
        CommitTimelockedWeights.lock(
            way, table, validator.accountId(), weights, 0, new SecureRandom());
    String signed = chain.sign(locked.call(), Signer.of(validator)).extrinsic().hex();
    chain.rpc().call("author_submitExtrinsic", List.of(signed), Duration.ofSeconds(10));
    devnet.advance(1);
    RevealWatch watch = RevealWatch.over(table, validator.accountId(), way.window());
    ChainAt now = at(devnet.head().number());
    assertThat(now.events()).anyMatch(watch::isCommit);
    assertThat(PendingCommit.read(now, table, way.window().commitEpoch()))
        .extracting(PendingCommit::commit)
        .containsExactly(locked.commit());
    return way;
  }

  private Sight see(RevealWatch watch, long block) {
    return watch.see(EpochSchedule.read(at(block - 1), NETUID), at(block).events());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCommitIsRevealedInTheEpochForetoldAndTheWatchSeesIt(int mechanism) {
    WeightTable table = new WeightTable(NETUID, mechanism);
    WeightsRoute.TimelockCommit way = commit(table, WEIGHTS);
    RevealWatch watch = RevealWatch.over(table, validator.accountId(), way.window());
    long block = devnet.head().number();
    Sight sight = see(watch, block);
    while (!(sight instanceof Sight.Revealed) && block < way.window().last().value()) {
      assertThat(sight)
          .isEqualTo(
              block < way.window().first().value()
                  ? new Sight.NotYet(way.window().first())
                  : new Sight.Late(way.window().last()));
      devnet.advance(1);
      sight = see(watch, ++block);
    }
    assertThat(sight).isEqualTo(new Sight.Revealed(new BlockNumber(block)));
    assertThat(block - way.window().first().value()).isBetween(1L, 4L); // the pulse's blocks
    assertThat(table.row(at(block), new Uid(1))).isEqualTo(WEIGHTS.upscaled());
    assertThat(PendingCommit.read(at(block), table, way.window().commitEpoch())).isEmpty();
  }

  @Test
  void whatCannotBeUsedAtItsRevealVanishesAndTheWatchAlarms() {
    WeightTable table = WeightTable.of(NETUID);
    WeightVector nobody = WeightVector.of(Map.of(new Uid(0), 1));
    WeightsRoute.TimelockCommit way = commit(table, nobody);
    assertThat(way.window().commitEpoch()).isLessThan(way.window().revealEpoch());
    RevealWatch watch = RevealWatch.over(table, validator.accountId(), way.window());
    raiseVersionKey();
    long last = way.window().last().value();
    devnet.advance((int) (last + 1 - devnet.head().number()));
    for (long block = way.window().first().value(); block <= last; block++) {
      assertThat(see(watch, block)).isEqualTo(new Sight.Late(way.window().last()));
    }
    assertThat(see(watch, last + 1)).isEqualTo(new Sight.Expired());
    assertThat(table.row(at(last), new Uid(1)).size()).isZero();
  }

  private void raiseVersionKey() {
    Value key = NETUID.toValue();
    String raw =
        "0x"
            + java.util.HexFormat.of()
                .formatHex(
                    chain
                        .atHead()
                        .runtime()
                        .storage()
                        .key("SubtensorModule", "WeightsVersionKey", key));
    chain
        .rpc()
        .call(
            "dev_setStorage",
            List.of(List.of(List.of(raw, "0x0900000000000000"))),
            Duration.ofSeconds(10));
  }

  @Test
  void everyRoundThatIsOutIsStoredAndItsPulseHolds() {
    devnet.advance(5);
    ChainAt head = chain.atHead();
    Value config = head.value("Drand", "BeaconConfig");
    DrandNetwork quicknet = DrandNetwork.quicknet();
    DrandNetwork told =
        new DrandNetwork(
            config.field("public_key").asBytes(), quicknet.genesis(), quicknet.period());
    long newest = head.value("Drand", "LastStoredRound").asLong();
    assertThat(newest).isEqualTo(quicknet.roundAt(head.timestamp()));
    for (long round = newest - 12; round <= newest; round++) {
      Optional<Value> stored = head.storage("Drand", "Pulses", Value.of(round));
      Pulse pulse = new Pulse(round, stored.orElseThrow().field("signature").asBytes());
      assertThat(told.verifies(pulse)).isTrue();
      assertThat(quicknet.verifies(pulse)).isFalse();
      assertThat(stored.get().field("randomness").asBytes()).isEqualTo(pulse.randomness());
    }
    assertThat(head.events()).anyMatch(event -> event.is("Drand", "NewPulse"));
  }
}
