package xyz.infinitehash.devnet.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** Laws over all calls of AdminUtils, and the few that no recording of the real runtime has. */
class AdminCallsTest {
  private static final int NETUID = 89;
  private static final int LONGEST = 256; // bytes of any argument's encoding

  private final TestChain world =
      TestChain.start(
          TestChain.config()
              .subtensor(
                  SubtensorGenesis.empty()
                      .with(
                          SubtensorGenesis.Subnet.development(
                              NETUID, TestChain.CAROL.accountId(), ALICE.accountId(), 360))));

  /** All arguments from the same bytes: the first, then zeros; but of the subnet that is there. */
  private Call call(Variant variant, int first) {
    Metadata metadata = world.chain().runtime().metadata();
    ValueCodec codec = new ValueCodec(metadata.types());
    Call call = Call.of("AdminUtils", variant.name());
    for (Field field : variant.fields()) {
      byte[] bytes = new byte[LONGEST];
      bytes[0] = (byte) first;
      Value value =
          field.name().equals("netuid")
              ? Value.of(NETUID)
              : codec.decode(field.type(), new ScaleReader(bytes));
      call = call.with(field.name(), value);
    }
    return call;
  }

  private List<Variant> variants() {
    Metadata metadata = world.chain().runtime().metadata();
    int calls = metadata.pallet("AdminUtils").calls().type();
    return metadata.types().def(calls) instanceof TypeDef.Variants(List<Variant> all)
        ? all
        : List.of();
  }

  private static Call root(Call call) {
    return Call.of("Sudo", "sudo").with("call", call.toValue());
  }

  @Test
  void whoIsNeitherRootNorOwnerSetsNothing() {
    List<Call> calls = variants().stream().map(variant -> call(variant, 0)).toList();
    assertThat(calls).hasSizeGreaterThan(70);
    world.submit(BOB, 0, TestChain.batch("force_batch", calls.toArray(new Call[0])));
    world.produce();
    Set<String> errors = new TreeSet<>();
    long failed =
        world.records(1).stream()
            .map(event -> event.asVariant().value())
            .filter(event -> event.variant().equals("ItemFailed"))
            .peek(event -> errors.add(event.asVariant().value().field("error").variant()))
            .count();
    assertThat(failed).isEqualTo(calls.size());
    assertThat(errors).containsExactly("BadOrigin", "Module"); // two are retired for everybody
    assertThat(world.events(1)).doesNotContain("Utility.ItemCompleted");
  }

  @ParameterizedTest
  @CsvSource({
    "sudo_set_coldkey_swap_reannouncement_delay, ColdkeySwapReannouncementDelay",
    "sudo_set_net_tao_flow_enabled, NetTaoFlowEnabled",
    "sudo_set_subnet_moving_alpha, SubnetMovingAlpha",
    "sudo_set_tao_flow_cutoff, TaoFlowCutoff",
    "sudo_set_tao_flow_normalization_exponent, FlowNormExponent",
    "sudo_set_tao_flow_smoothing_factor, FlowEmaSmoothingFactor"
  })
  void rootSetsTheItemToTheArgument(String name, String item) {
    Variant variant = world.chain().runtime().metadata().call("AdminUtils", name).orElseThrow();
    Call call = call(variant, 1);
    Value wanted = call.args().values().iterator().next();
    world.submit(ALICE, 0, root(call));
    world.produce();
    assertThat(result()).isEqualTo("Ok");
    assertThat(world.state().of("SubtensorModule").get(item)).isEqualTo(wanted);
  }

  @Test
  void theLeastTakeOfChildrenIsTheOwnersToSet() {
    Call call =
        Call.of("AdminUtils", "sudo_set_min_childkey_take_per_subnet")
            .with("netuid", Value.of(NETUID))
            .with("take", Value.of(1_000));
    world.submit(ALICE, 0, TestChain.transfer(TestChain.CAROL.accountId(), 1_000_000_000));
    world.produce();
    world.submit(TestChain.CAROL, 0, call);
    world.produce();
    assertThat(world.events(1)).contains("SubtensorModule.MinChildKeyTakePerSubnetSet");
    assertThat(
            world
                .state()
                .of("SubtensorModule")
                .number("MinChildkeyTakePerSubnet", Value.of(NETUID)))
        .isEqualTo(1_000);
  }

  @Test
  void theIssuanceIsNobodysToSet() {
    Variant retired =
        world
            .chain()
            .runtime()
            .metadata()
            .call("AdminUtils", "sudo_set_total_issuance")
            .orElseThrow();
    long before = world.state().of("SubtensorModule").number("TotalIssuance");
    world.submit(ALICE, 0, root(call(retired, 1)));
    assertThat(before).isPositive();
    world.produce();
    assertThat(result()).isEqualTo("Err");
    assertThat(world.state().of("SubtensorModule").number("TotalIssuance")).isGreaterThan(1);
  }

  /** What Sudid says became of the call. */
  private String result() {
    return world.records(1).stream()
        .map(event -> event.asVariant().value())
        .filter(event -> event.variant().equals("Sudid"))
        .findFirst()
        .orElseThrow()
        .asVariant()
        .value()
        .field("sudo_result")
        .variant();
  }
}
