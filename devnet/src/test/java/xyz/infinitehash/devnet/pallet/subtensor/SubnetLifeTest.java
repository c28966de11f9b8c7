package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** A subnet lives: miners register, a validator weighs them, epochs pay them. */
class SubnetLifeTest {
  private static final int NETUID = 89;
  private static final int TEMPO = 20;
  private static final int RATE_LIMIT = 15;
  private static final long TAO = 1_000_000_000L;
  private static final Value NET = Value.of(NETUID);

  private Stage stage;

  @BeforeEach
  void begin() {
    Subnet subnet =
        Subnet.development(NETUID, Stage.account("//Owner"), Stage.account("//OwnerHot"), TEMPO)
            .with("WeightsSetRateLimit", Value.of(RATE_LIMIT))
            .with(
                new Neuron(Stage.account("//ValiHot"), Stage.account("//Vali"), 1000 * TAO, true));
    stage =
        new Stage(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .endow(Stage.account("//Cold"), 100 * TAO)
                .build());
    stage.advance(1);
  }

  private static Call register(String hotkey) {
    return Call.of("SubtensorModule", "register_limit")
        .with("netuid", NET)
        .with("hotkey", Value.of(Stage.account(hotkey)))
        .with("limit_price", Value.of(TAO));
  }

  private static Call weights(List<Integer> uids, List<Integer> weights) {
    return Call.of("SubtensorModule", "set_weights")
        .with("netuid", NET)
        .with("dests", Value.of(uids.stream().map(Value::of).toList()))
        .with("weights", Value.of(weights.stream().map(Value::of).toList()))
        .with("version_key", Value.of(0));
  }

  private long sum(Value row) {
    return row.items().stream().mapToLong(Value::asLong).sum();
  }

  @Test
  void minersThatAreWeighedGetIncentiveAndEmissionInProportion() {
    stage.submit("//Cold", register("//M1"));
    stage.submit("//Cold", register("//M2"));
    stage.advance(1);
    stage.submit("//ValiHot", weights(List.of(2, 3), List.of(300, 100)));
    stage.advance(2 * TEMPO);

    Value graph = stage.api("SubnetInfoRuntimeApi", "get_metagraph", NET).asOption().orElseThrow();
    List<Long> incentives = graph.field("incentives").items().stream().map(Value::asLong).toList();
    assertThat(incentives).hasSize(4);
    assertThat(incentives.get(2)).isBetween(49_100L, 49_200L);
    assertThat(incentives.get(3)).isBetween(16_300L, 16_400L);
    assertThat(graph.field("validator_permit").item(1).asBool()).isTrue();
    assertThat(sum(graph.field("emission"))).isBetween(16 * TAO, 17 * TAO);
    assertThat(graph.field("alpha_stake").item(2).asLong()).isGreaterThan(6 * TAO);
    assertThat(graph.field("hotkeys").item(3).asAccountId()).isEqualTo(Stage.account("//M2"));

    Value neurons = stage.api("NeuronInfoRuntimeApi", "get_neurons", NET);
    assertThat(neurons.item(1).field("weights").items())
        .containsExactly(Value.numbers(2, 65535), Value.numbers(3, 21845));
    assertThat(stage.api("NeuronInfoRuntimeApi", "get_neurons_lite", NET).items()).hasSize(4);
  }

  @Test
  void theSelectiveMetagraphShowsWhatWasAskedForAndNothingElse() {
    Value graph =
        stage
            .api("SubnetInfoRuntimeApi", "get_selective_metagraph", NET, Value.numbers(0, 52, 72))
            .asOption()
            .orElseThrow();
    assertThat(graph.field("netuid")).isEqualTo(NET);
    assertThat(graph.field("hotkeys").asOption().orElseThrow().items()).hasSize(2);
    assertThat(graph.field("validators").asOption().orElseThrow().items())
        .containsExactly(Value.of(1));
    assertThat(graph.field("coldkeys").asOption()).isEmpty();
  }

  @Test
  void everyRuntimeApiAnswersInItsOwnTypes() {
    for (String method :
        List.of(
            "get_dynamic_info",
            "get_subnet_hyperparams",
            "get_subnet_hyperparams_v2",
            "get_subnet_hyperparams_v3",
            "get_subnet_state",
            "get_subnet_account_id",
            "get_next_epoch_start_block")) {
      assertThat(stage.api("SubnetInfoRuntimeApi", method, NET).asOption()).as(method).isPresent();
    }
    assertThat(stage.api("SwapRuntimeApi", "current_alpha_price", NET).asLong())
        .isBetween(990_000_000L, 1_010_000_000L);
    assertThat(
            stage
                .api(
                    "StakeInfoRuntimeApi",
                    "get_stake_info_for_coldkey",
                    Value.of(Stage.account("//Vali")))
                .items())
        .hasSize(1);
    assertThat(stage.api("SubnetRegistrationRuntimeApi", "get_network_registration_cost").asLong())
        .isPositive();
  }

  @Test
  void noTwoWeightsAreAcceptedWithinTheRateLimitHoweverTheyAreSent() {
    stage.submit("//Cold", register("//M1"));
    stage.advance(RATE_LIMIT);
    Call call = weights(List.of(2), List.of(1));
    Call batch = Call.of("Utility", "batch").with("calls", Value.seq(call.toValue()));
    for (int i = 0; i < 3 * RATE_LIMIT; i++) {
      stage.submit("//ValiHot", i % 3 == 2 ? batch : call);
      stage.submit("//ValiHot", call);
      stage.advance(1);
    }
    long[] set =
        LongStream.rangeClosed(1, stage.chain.head().number())
            .filter(number -> weightsSet(number) > 0)
            .toArray();
    assertThat(set.length).isGreaterThanOrEqualTo(3);
    for (int i = 0; i < set.length; i++) {
      assertThat(weightsSet(set[i])).isEqualTo(1);
      assertThat(i == 0 || set[i] - set[i - 1] >= RATE_LIMIT).isTrue();
    }
  }

  private long weightsSet(long number) {
    var block = stage.chain.block(number).orElseThrow();
    return new xyz.infinitehash.devnet.state.State(block.state(), stage.chain.runtime().storage())
        .of("System").get("Events").items().stream()
            .map(record -> record.field("event"))
            .filter(event -> event.variant().equals("SubtensorModule"))
            .filter(event -> event.asVariant().value().variant().equals("WeightsSet"))
            .count();
  }

  @Test
  void aFaultIsThePoolsCodeWhenSentPlainly() {
    stage.submit("//Cold", register("//M1"));
    stage.submit("//ValiHot", weights(List.of(1, 0), List.of(1, 1)));
    stage.advance(1);
    assertThat(stage.submit("//ValiHot", weights(List.of(1, 0), List.of(1, 1))))
        .isEqualTo(new Submission.Rejected(new PoolFault.Refused(new Refusal.Custom(6))));
    Call axon =
        Call.of("SubtensorModule", "serve_axon")
            .with("netuid", NET)
            .with("version", Value.of(1))
            .with("ip", Value.of(0x7f000001))
            .with("port", Value.of(8091))
            .with("ip_type", Value.of(4))
            .with("protocol", Value.of(4))
            .with("placeholder1", Value.of(0))
            .with("placeholder2", Value.of(0));
    assertThat(stage.submit("//ValiHot", axon))
        .isEqualTo(new Submission.Rejected(new PoolFault.Refused(new Refusal.Custom(11))));
    assertThat(stage.submit("//Cold", axon.with("ip", Value.of(0x01020304))))
        .isEqualTo(new Submission.Rejected(new PoolFault.Refused(new Refusal.Custom(10))));
  }

  @Test
  void fiveHundredBlocksNeitherLoseNorMakeTao() {
    stage.submit("//Cold", register("//M1"));
    stage.advance(1);
    stage.submit("//ValiHot", weights(List.of(2), List.of(1)));
    stage.advance(500);
    var state = stage.state();
    long accounts =
        state.of("System").entries("Account").stream()
            .mapToLong(entry -> entry.value().field("data").field("free").asLong())
            .sum();
    assertThat(state.of("Balances").number("TotalIssuance")).isEqualTo(accounts);
    assertThat(state.of("SubtensorModule").number("TotalIssuance")).isEqualTo(accounts);
  }
}
