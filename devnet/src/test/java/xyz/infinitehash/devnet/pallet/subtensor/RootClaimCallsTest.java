package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** Root dividends by calls: what a coldkey chooses, and what it claims at once. */
class RootClaimCallsTest {
  private static final long TAO = 1_000_000_000L;
  private static final Value ROOT = Value.of(0);
  private static final Value NET = Value.of(89);

  private static final Value HOT = Value.of(Stage.account("//ValiHot"));
  private static final Value COLD = Value.of(Stage.account("//Vali"));

  private Stage stage;

  @BeforeEach
  void aColdkeyWithRootStakeAndAHotkeyThatEarnedForIt() {
    Subnet subnet =
        Subnet.development(89, Stage.account("//Owner"), Stage.account("//OwnerHot"), 300)
            .with(new Neuron(Stage.account("//ValiHot"), Stage.account("//Vali"), 1000 * TAO, true))
            .with(new Neuron(Stage.account("//OtherHot"), Stage.account("//Other"), TAO, false));
    stage =
        new Stage(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .endow(Stage.account("//Vali"), 1_000 * TAO)
                .build());
    stage.advance(1);
    put("SubtokenEnabled", Value.of(true), ROOT);
    assertThat(
            send(
                Call.of("SubtensorModule", "add_stake")
                    .with("hotkey", HOT)
                    .with("netuid", ROOT)
                    .with("amount_staked", Value.of(50 * TAO))))
        .doesNotContain("ExtrinsicFailed");
    Value thousandth = Value.struct("bits", Value.of((1L << 32) / 1000));
    put("NumRootClaim", Value.of(0)); // no block claims by itself
    put("RootClaimable", Value.seq(Value.seq(NET, thousandth)), HOT);
  }

  @Test
  void whatIsClaimedIsKeptAsAlphaWhenTheColdkeyChoseSoAndOnlyOnce() {
    assertThat(send(choose(Value.variant("Keep")))).contains("RootClaimTypeSet");
    long alpha = stake(NET);

    assertThat(send(claim(89))).contains("RootClaimed").doesNotContain("ExtrinsicFailed");

    assertThat(stake(NET) - alpha).isBetween(49_000_000L, 51_000_000L);
    assertThat(claimed()).isEqualTo(stake(NET) - alpha);
    long once = stake(NET);
    assertThat(send(claim(89))).contains("RootClaimed");
    assertThat(stake(NET)).isEqualTo(once);
  }

  @Test
  void whatIsClaimedIsSoldForStakeOnRootOtherwise() {
    long root = stake(ROOT);
    long alpha = stake(NET);

    assertThat(send(claim(5, 89))).contains("RootClaimed").doesNotContain("ExtrinsicFailed");

    assertThat(stake(NET)).isEqualTo(alpha);
    assertThat(stake(ROOT)).isGreaterThan(root);
  }

  @Test
  void onOtherSubnetsNothingIsClaimed() {
    long root = stake(ROOT);
    send(claim(5));
    assertThat(claimed()).isZero();
    assertThat(stake(ROOT)).isEqualTo(root);
  }

  @Test
  void noSubnetAndMoreThanFiveAreRefused() {
    assertThat(send(claim())).contains("ExtrinsicFailed");
    assertThat(send(claim(1, 2, 3, 4, 5, 89))).contains("ExtrinsicFailed");
    Value none = Value.variant("KeepSubnets", Value.struct("subnets", Value.seq()));
    assertThat(send(choose(none))).contains("ExtrinsicFailed");
    assertThat(claimed()).isZero();
  }

  @Test
  void aSetThatIsSignedSortedMayBeSentSortedOnly() {
    assertThat(stage.submit("//Vali", claim(89, 5))).isInstanceOf(Submission.Rejected.class);
    assertThat(stage.submit("//Vali", claim(5, 89))).isInstanceOf(Submission.Accepted.class);
  }

  private static Call claim(int... subnets) {
    return Call.of("SubtensorModule", "claim_root").with("subnets", Value.numbers(subnets));
  }

  private static Call choose(Value type) {
    return Call.of("SubtensorModule", "set_root_claim_type").with("new_root_claim_type", type);
  }

  private long stake(Value net) {
    Value info =
        stage.api(
            "StakeInfoRuntimeApi", "get_stake_info_for_hotkey_coldkey_netuid", HOT, COLD, net);
    return info.asOption().orElseThrow().field("stake").asLong();
  }

  private long claimed() {
    return stage.state().of("SubtensorModule").get("RootClaimed", NET, HOT, COLD).asLong();
  }

  private void put(String item, Value value, Value... keys) {
    State state = stage.state();
    state.of("SubtensorModule").put(item, value, keys);
    byte[] key = stage.chain.runtime().storage().key("SubtensorModule", item, keys);
    byte[] bytes = state.snapshot().get(key).orElseThrow();
    stage.chain.override(Map.of(ByteString.of(key), Optional.of(ByteString.of(bytes))));
  }

  /** The events of the block it is in. */
  private String send(Call call) {
    assertThat(stage.submit("//Vali", call)).isInstanceOf(Submission.Accepted.class);
    stage.advance(1);
    return stage.events().toString();
  }
}
