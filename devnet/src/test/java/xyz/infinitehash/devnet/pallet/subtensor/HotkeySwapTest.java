package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** A hotkey takes the place of another: nothing is left with the old one, nothing is lost. */
class HotkeySwapTest {
  private static final long TAO = 1_000_000_000L;
  private static final Value NET = Value.of(89);
  private static final String[] LEFT_BEHIND = {
    "ChildKeys", "TransactionKeyLastBlock", "LastColdkeyHotkeyStakeBlock"
  };
  private static final int LATER = 8_000; // a block when one subnet's key may be swapped

  private Stage stage;

  @BeforeEach
  void aValidatorWhomManyMapsName() {
    Subnet subnet =
        Subnet.development(89, Stage.account("//Owner"), Stage.account("//OwnerHot"), 300)
            .with(
                new Neuron(Stage.account("//ValiHot"), Stage.account("//Vali"), 1000 * TAO, true));
    stage =
        new Stage(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .endow(Stage.account("//Cold"), 1_000 * TAO)
                .endow(Stage.account("//Vali"), 1_000 * TAO)
                .endow(Stage.account("//Owner"), 1_000 * TAO)
                .build());
    stage.advance(1);
    send("//ValiHot", axon());
    send("//Cold", call("add_stake", "//ValiHot").with("amount_staked", Value.of(5 * TAO)));
    send("//Cold", call("set_coldkey_auto_stake_hotkey", "//ValiHot"));
    send("//Vali", call("lock_stake", "//ValiHot").with("amount", Value.of(TAO)));
    send("//Cold", call("burned_register", "//M1"));
    send("//Vali", children("//ValiHot", "//M1"));
    send("//Cold", children("//M1", "//Other"));
    send("//Vali", call("set_childkey_take", "//ValiHot").with("take", Value.of(700)));
    send(
        "//Vali",
        Call.of("SubtensorModule", "decrease_take")
            .with("hotkey", key("//ValiHot"))
            .with("take", Value.of(900)));
  }

  private void send(String uri, Call call) {
    assertThat(stage.submit(uri, call)).as(call.name()).isInstanceOf(Submission.Accepted.class);
    stage.advance(1);
    assertThat(stage.events().toString()).as(call.name()).doesNotContain("ExtrinsicFailed");
  }

  private static Call call(String name, String hotkey) {
    return Call.of("SubtensorModule", name)
        .with("hotkey", Value.of(Stage.account(hotkey)))
        .with("netuid", NET);
  }

  private static Call axon() {
    return Call.of("SubtensorModule", "serve_axon")
        .with("netuid", NET)
        .with("version", Value.of(1))
        .with("ip", Value.of(134_744_072))
        .with("port", Value.of(8091))
        .with("ip_type", Value.of(4))
        .with("protocol", Value.of(4))
        .with("placeholder1", Value.of(0))
        .with("placeholder2", Value.of(0));
  }

  private static Call children(String parent, String child) {
    Value part = Value.seq(Value.of(1L << 62), Value.of(Stage.account(child)));
    return call("set_children", parent).with("children", Value.seq(part));
  }

  private static Call swap(String before, String after, Value netuid, boolean keepStake) {
    return Call.of("SubtensorModule", "swap_hotkey_v2")
        .with("hotkey", Value.of(Stage.account(before)))
        .with("new_hotkey", Value.of(Stage.account(after)))
        .with("netuid", netuid)
        .with("keep_stake", Value.of(keepStake));
  }

  private PalletStorage items() {
    return stage.state().of("SubtensorModule");
  }

  private static Value key(String uri) {
    return Value.of(Stage.account(uri));
  }

  @Test
  void afterASwapEverywhereNothingNamesTheOldHotkeyButEmptyRowsAndBlocksOfLastCalls() {
    assertThat(Traces.of(stage, Stage.account("//ValiHot")))
        .contains("Axons", "AlphaV2", "Lock", "DecayingHotkeyLock", "ChildkeyTake", "Delegates")
        .contains("AutoStakeDestination", "StakingHotkeys", "OwnedHotkeys", "PendingChildKeys");
    long staked = items().number("TotalHotkeyAlpha", key("//ValiHot"), NET);
    Value lock = items().get("Lock", key("//Vali"), NET, key("//ValiHot"));
    send("//Vali", swap("//ValiHot", "//New", Value.none(), false));
    assertThat(Traces.of(stage, Stage.account("//ValiHot"))).containsOnly(LEFT_BEHIND);
    assertThat(items().number("TotalHotkeyAlpha", key("//New"), NET)).isEqualTo(staked);
    assertThat(items().get("Uids", NET, key("//New"))).isEqualTo(Value.of(1));
    for (Value moved :
        List.of(
            items().get("Lock", key("//Vali"), NET, key("//New")),
            items().get("DecayingHotkeyLock", NET, key("//New")))) {
      assertThat(moved.field("locked_mass").asLong())
          .as("melts a little each block")
          .isBetween(TAO - TAO / 1_000, lock.field("locked_mass").asLong());
    }
    assertThat(items().get("AutoStakeDestination", key("//Cold"), NET)).isEqualTo(key("//New"));
  }

  @Test
  void aChildThatSwapsStaysTheChildThatWasAskedFor() {
    send("//Cold", swap("//M1", "//M2", Value.none(), false));
    Value asked = items().get("PendingChildKeys", NET, key("//ValiHot")).item(0);
    assertThat(asked.item(0).item(1)).isEqualTo(key("//M2"));
    assertThat(items().exists("PendingChildKeys", NET, key("//M1"))).isFalse();
    assertThat(items().exists("PendingChildKeys", NET, key("//M2"))).isTrue();
  }

  @Test
  void theSubnetOwnersHotkeyStaysTheOwners() {
    send("//Owner", swap("//OwnerHot", "//OwnerNew", Value.none(), false));
    assertThat(items().get("SubnetOwnerHotkey", NET)).isEqualTo(key("//OwnerNew"));
    assertThat(stage.events().toString()).contains("SubnetOwnerHotkeySet");
  }

  @Test
  void onOneSubnetTheStakeGoesAlongUnlessItIsKept() {
    for (boolean keep : new boolean[] {true, false}) {
      PalletBench bench = new PalletBench(stage.chain.head().state(), LATER);
      PalletStorage there = bench.state().of("SubtensorModule");
      long staked = there.number("TotalHotkeyAlpha", key("//ValiHot"), NET);
      long free = free(bench);
      assertThat(
              bench.dispatch(
                  Origin.signed(Stage.account("//Vali")),
                  swap("//ValiHot", "//New", Value.some(NET), keep)))
          .isInstanceOf(DispatchOutcome.Done.class);
      assertThat(free - free(bench)).as("its price").isEqualTo(1_000_000);
      assertThat(there.number("TotalHotkeyAlpha", key("//ValiHot"), NET))
          .isEqualTo(keep ? staked : 0);
      assertThat(there.number("TotalHotkeyAlpha", key("//New"), NET)).isEqualTo(keep ? 0 : staked);
      assertThat(there.get("Owner", key("//ValiHot"))).isEqualTo(key("//Vali"));
      assertThat(there.get("Owner", key("//New"))).isEqualTo(key("//Vali"));
      assertThat(there.exists("Uids", NET, key("//ValiHot"))).isFalse();
      assertThat(there.exists("Axons", NET, key("//New"))).isTrue();
      assertThat(bench.events().getLast().name()).isEqualTo("HotkeySwappedOnSubnet");
    }
  }

  @Test
  void oneSubnetsKeyIsSwappedOnceADay() {
    PalletBench bench = new PalletBench(stage.chain.head().state(), LATER);
    bench.state().of("SubtensorModule").put("TxRateLimit", 0);
    Origin vali = Origin.signed(Stage.account("//Vali"));
    bench.dispatch(vali, swap("//ValiHot", "//New", Value.some(NET), false));
    assertThat(bench.dispatch(vali, swap("//New", "//Newer", Value.some(NET), false)))
        .isEqualTo(failed("HotKeySwapOnSubnetIntervalNotPassed"));
    PalletStorage there = bench.state().of("SubtensorModule");
    there.put("LastHotkeySwapOnNetuid", LATER - 7_200, NET, key("//Vali"));
    assertThat(bench.dispatch(vali, swap("//New", "//Newer", Value.some(NET), false)))
        .isEqualTo(failed("HotKeySwapOnSubnetIntervalNotPassed"));
    assertThat(bench.dispatch(vali, swap("//New", "//Newer", Value.none(), false)))
        .isEqualTo(failed("HotKeySwapOnSubnetIntervalNotPassed"));
    there.put("LastHotkeySwapOnNetuid", LATER - 7_201, NET, key("//Vali"));
    assertThat(bench.dispatch(vali, swap("//New", "//Newer", Value.some(NET), false)))
        .isInstanceOf(DispatchOutcome.Done.class);
  }

  @Test
  void childrenAndTheirParentsNameTheNewHotkey() {
    PalletBench bench = new PalletBench(stage.chain.head().state(), LATER);
    PalletStorage there = bench.state().of("SubtensorModule");
    Value part = Value.of(1L << 62);
    there.put("ChildKeys", Value.seq(Value.seq(part, key("//M1"))), key("//ValiHot"), NET);
    there.put("ParentKeys", Value.seq(Value.seq(part, key("//ValiHot"))), key("//M1"), NET);
    bench.dispatch(
        Origin.signed(Stage.account("//Vali")), swap("//ValiHot", "//New", Value.none(), false));
    assertThat(there.get("ChildKeys", key("//New"), NET))
        .isEqualTo(Value.seq(Value.seq(part, key("//M1"))));
    assertThat(there.get("ParentKeys", key("//M1"), NET))
        .isEqualTo(Value.seq(Value.seq(part, key("//New"))));
    assertThat(there.get("ChildKeys", key("//ValiHot"), NET)).isEqualTo(Value.seq());
  }

  private static long free(PalletBench bench) {
    Value account = bench.state().of("System").get("Account", key("//Vali"));
    return account.field("data").field("free").asLong();
  }

  @Test
  void theNewHotkeyIsNobodyElsesAndNotRegistered() {
    PalletBench bench = new PalletBench(stage.chain.head().state(), LATER);
    Origin vali = Origin.signed(Stage.account("//Vali"));
    assertThat(bench.dispatch(vali, swap("//ValiHot", "//M1", Value.none(), false)))
        .isEqualTo(failed("NonAssociatedColdKey"));
    assertThat(bench.dispatch(vali, swap("//ValiHot", "//ValiHot", Value.none(), false)))
        .isEqualTo(failed("NewHotKeyIsSameWithOld"));
    Call own = Call.of("SubtensorModule", "try_associate_hotkey").with("hotkey", key("//New"));
    bench.dispatch(vali, own);
    bench.state().of("SubtensorModule").put("IsNetworkMember", Value.of(true), key("//New"), NET);
    assertThat(bench.dispatch(vali, swap("//ValiHot", "//New", Value.none(), false)))
        .isEqualTo(failed("HotKeyAlreadyRegisteredInSubNet"));
  }

  private static DispatchOutcome failed(String error) {
    return DispatchOutcome.failed(new DispatchError.Module("SubtensorModule", error));
  }
}
