package xyz.infinitehash.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import xyz.infinitehash.app.interop.RealRuntime.Entry;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.commitment.Commitment;
import xyz.infinitehash.bittensor.commitment.CommitmentField;
import xyz.infinitehash.bittensor.commitment.SetCommitment;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.registration.RegistrationCall;
import xyz.infinitehash.bittensor.registration.RegistrationOutcome;
import xyz.infinitehash.bittensor.serving.Axon;
import xyz.infinitehash.bittensor.serving.Endpoint;
import xyz.infinitehash.bittensor.serving.ServeCall;
import xyz.infinitehash.bittensor.stake.Stake;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.bittensor.subnet.SubnetCall;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.RevealWatch;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.PreparedExtrinsic;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Every operation of a miner, a validator and an owner, judged by the runtime of subtensor itself
 * (spec 300). In order, each on the chain the one before left; every run makes keys and a subnet of
 * its own.
 */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealRuntimeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long TAO = 1_000_000_000L;

  /** Round 1000 of drand's quicknet, 23 August 2023. */
  private static final Pulse ROUND_1000 =
      new Pulse(
          1000,
          HexFormat.of()
              .parseHex(
                  "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
                      + "e342b73a8dd2bacbe47e4b6b63ed5e39"));

  private final String run = "//live//" + Instant.now().toEpochMilli();
  private final KeyPair owner = key("owner");
  private final KeyPair ownerHot = key("owner//hot");
  private final KeyPair miner = key("miner");
  private final KeyPair minerHot = key("miner//hot");
  private final KeyPair validator = key("validator");
  private final KeyPair validatorHot = key("validator//hot");

  private RealRuntime runtime;
  private Chain chain;
  private NetUid net;
  private Uid minerUid;
  private Uid validatorUid;

  private KeyPair key(String name) {
    return KeyPair.fromUri(run + "//" + name);
  }

  @BeforeAll
  void connect() {
    runtime = RealRuntime.orSkip();
    chain = runtime.chain();
    runtime.fund(
        1_000_000 * TAO,
        owner.accountId(),
        ownerHot.accountId(),
        miner.accountId(),
        minerHot.accountId(),
        validator.accountId(),
        validatorHot.accountId());
  }

  @AfterAll
  void close() {
    if (runtime != null) {
      runtime.close();
    }
  }

  private CallOutcome send(TypedCall call, KeyPair signer) {
    return CallOutcome.of(
        chain.submit(
            chain.sign(call.call(chain.atHead().metadata()), Signer.of(signer)), PATIENCE));
  }

  /** Why a call was not done, in the chain's words. */
  private String fault(TypedCall call, KeyPair signer) {
    return fault(send(call, signer));
  }

  private static String fault(CallOutcome outcome) {
    return switch (outcome) {
      case CallOutcome.Refused(var fault) -> "pool: " + fault.name();
      case CallOutcome.Failed(var fault, var _) -> fault.name();
      case CallOutcome.Done _,
          CallOutcome.PartlyFailed _,
          CallOutcome.NotSent _,
          CallOutcome.Expired _,
          CallOutcome.Unknown _ ->
          outcome.toString();
    };
  }

  private List<Event> done(TypedCall call, KeyPair signer) {
    CallOutcome outcome = send(call, signer);
    assertThat(outcome).isInstanceOf(CallOutcome.Done.class);
    return ((CallOutcome.Done) outcome).inclusion().events();
  }

  @Test
  @Order(1)
  void aSubnetIsRegisteredOnceItsRateLimitAllows() {
    runtime.put(Entry.of("NetworkRateLimit", Value.of(7200)));
    runtime.put(Entry.of("NetworkLastRegistered", Value.of(chain.head().number().value())));
    SubnetCall.Register register = new SubnetCall.Register(ownerHot.accountId());
    assertThat(fault(register, owner)).isEqualTo("SubtensorModule.NetworkTxRateLimitExceeded");
    runtime.put(Entry.of("NetworkRateLimit", Value.of(0)));
    Event added =
        done(register, owner).stream()
            .filter(e -> e.is("SubtensorModule", "NetworkAdded"))
            .findFirst()
            .orElseThrow();
    net = new NetUid(added.fields().item(0).asInt());
    assertThat(fault(new SubnetCall.Start(net), owner))
        .isEqualTo("SubtensorModule.NeedWaitingMoreBlocksToStarCall");
  }

  @Test
  @Order(2)
  void beforeItIsRegisteredAHotkeyIsRefusedEverything() {
    assertThat(fault(SetCommitment.of(net, "too early"), minerHot))
        .isEqualTo("Commitments.AccountNotAllowedCommit");
    assertThat(fault(axon(8091), minerHot)).isEqualTo("pool: custom 10");
    assertThat(new SetWeights(WeightTable.of(net), weights(), 0).send(chain, hot(), PATIENCE))
        .isEqualTo(new WeightsOutcome.NotRegistered());
  }

  @Test
  @Order(3)
  void hotkeysTakeSlots() {
    minerUid = register(minerHot, miner);
    validatorUid = register(validatorHot, validator);
    assertThat(
            Registration.register(
                chain, net, minerHot.accountId(), Signer.of(miner), new Rao(TAO), PATIENCE))
        .isEqualTo(new RegistrationOutcome.AlreadyRegistered(minerUid));
    assertThat(fault(new RegistrationCall.RegisterAtAnyPrice(net, minerHot.accountId()), miner))
        .isEqualTo("SubtensorModule.HotKeyAlreadyRegisteredInSubNet");
    assertThat(
            fault(
                new RegistrationCall.RegisterAtAnyPrice(new NetUid(4000), minerHot.accountId()),
                miner))
        .isEqualTo("SubtensorModule.SubNetworkDoesNotExist");
  }

  private Uid register(KeyPair hotkey, KeyPair coldkey) {
    RegistrationOutcome outcome =
        Registration.register(
            chain, net, hotkey.accountId(), Signer.of(coldkey), new Rao(10 * TAO), PATIENCE);
    assertThat(outcome).isInstanceOf(RegistrationOutcome.Registered.class);
    Uid uid = ((RegistrationOutcome.Registered) outcome).uid();
    assertThat(Registration.uid(chain.atHead(), net, hotkey.accountId())).contains(uid);
    return uid;
  }

  @Test
  @Order(4)
  void commitmentsAndAxonsAreKept() {
    done(SetCommitment.of(net, "hello infinite"), minerHot);
    assertThat(Commitment.read(chain.atHead(), net, minerHot.accountId()))
        .map(c -> new String(c.rawBytes().bytes(), StandardCharsets.UTF_8))
        .contains("hello infinite");
    done(axon(8091), minerHot);
    assertThat(Axon.read(chain.atHead(), net, minerHot.accountId()))
        .map(Axon::endpoint)
        .contains(Endpoint.of("8.8.8.8", 8091));
    assertThat(fault(axon(8092), minerHot)).isEqualTo("pool: custom 12");
    assertThat(fault(new ServeCall.Axon(net, Endpoint.of("127.0.0.1", 80), 4, 1), validatorHot))
        .isEqualTo("pool: custom 11");
    done(new ServeCall.Prometheus(net, Endpoint.of("8.8.8.8", 9090), 1), minerHot);
  }

  private ServeCall axon(int port) {
    return new ServeCall.Axon(net, Endpoint.of("8.8.8.8", port), 4, 1);
  }

  @Test
  @Order(5)
  void stakeGoesInAndComesOut() {
    StakeCall add = new StakeCall.Add(validatorHot.accountId(), net, new Rao(1000 * TAO));
    assertThat(fault(add, validator)).isEqualTo("pool: custom 255");
    runtime.put(
        Entry.of("SubtokenEnabled", Value.of(true), net.toValue()),
        Entry.of("FirstEmissionBlockNumber", Value.of(1), net.toValue()));
    assertThat(fault(new StakeCall.Add(key("nobody").accountId(), net, new Rao(TAO)), validator))
        .isEqualTo("pool: custom 4");
    assertThat(
            Plan.send(
                chain,
                add,
                Signer.of(validator),
                new SpendCaps(new Rao(TAO), new Rao(TAO)),
                PATIENCE))
        .isInstanceOf(CallOutcome.NotSent.class);
    done(add, validator);
    Alpha had = staked();
    assertThat(had.value()).isPositive();
    assertThat(
            fault(
                new StakeCall.Remove(validatorHot.accountId(), net, new Alpha(had.value() * 2)),
                validator))
        .isEqualTo("pool: custom 5");
    done(
        new StakeCall.Remove(validatorHot.accountId(), net, new Alpha(had.value() / 4)), validator);
    assertThat(staked().value()).isBetween(had.value() * 7 / 10, had.value() * 8 / 10);
  }

  private Alpha staked() {
    return Stake.readAll(chain.atHead(), validator.accountId()).stream()
        .filter(s -> s.netUid().equals(net))
        .map(Stake::amount)
        .findFirst()
        .orElseThrow();
  }

  private Signer hot() {
    return Signer.of(validatorHot);
  }

  private WeightVector weights() {
    return WeightVector.of(Map.of(new Uid(0), 0xFFFF, new Uid(1), 0x8000));
  }

  @Test
  @Order(6)
  void weightsAreSetAndEachRefusalHasItsName() {
    WeightTable table = WeightTable.of(net);
    SetWeights set = new SetWeights(table, weights(), 0);
    TypedCall raw = _ -> set.call();
    commitReveal(false);
    runtime.put(
        Entry.of("WeightsSetRateLimit", Value.of(100), net.toValue()),
        Entry.of("StakeThreshold", Value.of(0)),
        permits(false));
    assertThat(fault(raw, validatorHot)).isEqualTo("SubtensorModule.SettingWeightsTooFast");
    assertThat(set.send(chain, hot(), PATIENCE)).isInstanceOf(WeightsOutcome.TooFast.class);
    runtime.put(Entry.of("WeightsSetRateLimit", Value.of(0), net.toValue()));
    assertThat(fault(raw, validatorHot)).isEqualTo("SubtensorModule.NeuronNoValidatorPermit");
    assertThat(set.send(chain, hot(), PATIENCE)).isInstanceOf(WeightsOutcome.NoPermit.class);
    runtime.put(permits(true));
    SetWeights unknown = new SetWeights(table, WeightVector.of(Map.of(new Uid(9), 1)), 0);
    assertThat(fault(_ -> unknown.call(), validatorHot))
        .isEqualTo("SubtensorModule.UidVecContainInvalidOne");
    runtime.put(Entry.of("StakeThreshold", Value.of(new BigInteger("1000000000000000"))));
    assertThat(fault(raw, validatorHot)).isEqualTo("pool: custom 1");
    runtime.put(Entry.of("StakeThreshold", Value.of(0)));
    commitReveal(true);
    assertThat(fault(raw, validatorHot)).isEqualTo("SubtensorModule.CommitRevealEnabled");
    assertThat(set.send(chain, hot(), PATIENCE)).isEqualTo(new WeightsOutcome.CommitRevealOn());
    commitReveal(false);
    assertThat(set.send(chain, hot(), PATIENCE)).isInstanceOf(WeightsOutcome.Accepted.class);
    assertThat(table.row(chain.atHead(), validatorUid)).isEqualTo(weights());
  }

  private void commitReveal(boolean on) {
    runtime.put(Entry.of("CommitRevealWeightsEnabled", Value.of(on), net.toValue()));
  }

  private Entry permits(boolean ofValidator) {
    int slots = chain.atHead().value("SubtensorModule", "SubnetworkN", net.toValue()).asInt();
    List<Value> permits =
        IntStream.range(0, slots)
            .mapToObj(uid -> Value.of(ofValidator && uid == validatorUid.value()))
            .toList();
    return Entry.of("ValidatorPermit", Value.of(permits), net.toValue());
  }

  @Test
  @Order(7)
  void aTimelockedCommitmentIsOpenedByAPulseOfDrand() {
    assertThat(DrandNetwork.quicknet().verifies(ROUND_1000)).isTrue();
    noPulse(ROUND_1000.round());
    byte[] text = "secret bid 42".getBytes(StandardCharsets.UTF_8);
    byte[] locked = new Timelock(DrandNetwork.quicknet(), new SecureRandom()).encrypt(text, 1000);
    done(
        new SetCommitment(
            net, List.of(new CommitmentField.TimelockEncrypted(ByteString.of(locked), 1000))),
        minerHot);
    plant(ROUND_1000);
    runtime.blocks(1);
    assertThat(Commitment.readRevealed(chain.atHead(), net).get(minerHot.accountId()))
        .extracting(Commitment.Revealed::bytes)
        .containsExactly(ByteString.of(text));
  }

  @Test
  @Order(8)
  void timelockedWeightsAreRevealed() {
    DrandKey drand = new DrandKey(new byte[32]);
    DrandNetwork network =
        drand.network(DrandNetwork.quicknet().genesis(), DrandNetwork.quicknet().period());
    Value config = chain.atHead().value("Drand", "BeaconConfig");
    runtime.put(
        new Entry(
            "Drand",
            "BeaconConfig",
            config
                .with("public_key", Value.of(network.publicKey()))
                .with("hash", Value.of(new byte[32])),
            List.of()));
    // spec 300 counts the period one short: 2 is the next epoch
    runtime.put(
        Entry.of("RevealPeriodEpochs", Value.of(2), net.toValue()),
        Entry.of("Tempo", Value.of(10), net.toValue()),
        permits(true));
    WeightTable table = WeightTable.of(net);
    CommitTimelockedWeights early =
        new CommitTimelockedWeights(
            table, ByteString.of(new byte[200]), 1, WeightsRoute.TimelockCommit.CRV3_UNNAMED);
    commitReveal(false);
    assertThat(fault(_ -> early.call(), validatorHot))
        .isEqualTo("SubtensorModule.CommitRevealDisabled");
    commitReveal(true);
    ChainAt at = chain.atHead();
    WeightsRoute route = WeightsRoute.read(at, table);
    assertThat(route).isInstanceOf(WeightsRoute.TimelockCommit.class);
    WeightsRoute.TimelockCommit way = (WeightsRoute.TimelockCommit) route;
    assertThat(way.drand()).isEqualTo(network);
    WeightVector wanted = WeightVector.of(Map.of(new Uid(0), 10_000, new Uid(1), 0xFFFF));
    CommitTimelockedWeights commit =
        CommitTimelockedWeights.lock(
            way, table, validatorHot.accountId(), wanted, 0, new SecureRandom());
    noPulse(way.round());
    List<Event> events = done(_ -> commit.call(), validatorHot);
    RevealWatch watch = RevealWatch.over(table, validatorHot.accountId(), way.window());
    assertThat(events).anyMatch(watch::isCommit);
    plant(drand.pulse(way.round()));
    Optional<Event> revealed = Optional.empty();
    for (int i = 0; i < 40 && revealed.isEmpty(); i++) {
      runtime.put(permits(true)); // the epoch takes it: nobody has enough stake here
      runtime.blocks(1);
      revealed = chain.atHead().events().stream().filter(watch::isReveal).findFirst();
    }
    assertThat(revealed).isPresent();
    assertThat(table.row(chain.atHead(), validatorUid)).isEqualTo(wanted);
  }

  private void noPulse(long round) {
    ChainAt at = chain.atHead();
    byte[] key = at.runtime().storage().key("Drand", "Pulses", Value.of(round));
    runtime.remove(ByteString.of(key));
    runtime.put(new Entry("Drand", "LastStoredRound", Value.of(0), List.of()));
  }

  private void plant(Pulse pulse) {
    Value value =
        Value.struct("round", Value.of(pulse.round()))
            .with("randomness", Value.of(pulse.randomness()))
            .with("signature", Value.of(pulse.signature()));
    runtime.put(
        new Entry("Drand", "Pulses", value, List.of(Value.of(pulse.round()))),
        new Entry("Drand", "LastStoredRound", Value.of(pulse.round()), List.of()));
  }

  @Test
  @Order(9)
  void whatTheNodeRefusesItselfIsNamed() {
    Call remark = Call.of("System", "remark").with("remark", Value.of(new byte[] {1}));
    PreparedExtrinsic good = chain.sign(remark, Signer.of(minerHot));
    byte[] bytes = good.extrinsic().bytes().bytes();
    bytes[45] ^= 1;
    assertThat(
            refusal(
                new PreparedExtrinsic(
                    new SignedExtrinsic(ByteString.of(bytes)),
                    good.signer(),
                    good.nonce(),
                    good.birth(),
                    good.lastValid())))
        .isEqualTo("badProof");
    assertThat(refusal(chain.sign(remark, Signer.of(minerHot), 0))).isEqualTo("stale");
    assertThat(refusal(chain.sign(remark, Signer.of(key("poor"))))).isEqualTo("payment");
  }

  private String refusal(PreparedExtrinsic extrinsic) {
    Submission submission = chain.submit(extrinsic, PATIENCE);
    assertThat(submission).isInstanceOf(Submission.Refused.class);
    return ((Submission.Refused) submission).refusal().name();
  }
}
