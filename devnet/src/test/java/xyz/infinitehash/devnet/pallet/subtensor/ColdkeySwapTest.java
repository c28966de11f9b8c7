package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** A coldkey takes the place of another, after a while in which its owner can object. */
class ColdkeySwapTest {
  private static final long TAO = 1_000_000_000L;
  private static final Value NET = Value.of(89);
  private static final int DISPUTED = 21;

  private Stage stage;

  @BeforeEach
  void aValidatorWithEverythingToLose() {
    Subnet subnet =
        Subnet.development(89, Stage.account("//Vali"), Stage.account("//OwnerHot"), 300)
            .with(
                new Neuron(Stage.account("//ValiHot"), Stage.account("//Vali"), 1000 * TAO, true));
    SubtensorGenesis genesis =
        SubtensorGenesis.empty()
            .with(subnet)
            .with("ColdkeySwapAnnouncementDelay", Value.of(4))
            .with("ColdkeySwapReannouncementDelay", Value.of(3));
    stage =
        new Stage(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .subtensor(genesis)
                .root(Stage.account("//Root"))
                .endow(Stage.account("//Root"), TAO)
                .endow(Stage.account("//Vali"), 1_000 * TAO)
                .build());
    stage.advance(1);
    send("//Vali", hotkey("set_coldkey_auto_stake_hotkey"));
    send("//Vali", hotkey("lock_stake").with("amount", Value.of(TAO)));
    send("//Vali", call("set_perpetual_lock").with("netuid", NET).with("enabled", Value.of(true)));
  }

  private String run(String uri, Call call) {
    assertThat(stage.submit(uri, call)).as(call.name()).isInstanceOf(Submission.Accepted.class);
    stage.advance(1);
    return stage.events().toString();
  }

  private void send(String uri, Call call) {
    assertThat(run(uri, call)).as(call.name()).doesNotContain("ExtrinsicFailed");
  }

  private static Call call(String name) {
    return Call.of("SubtensorModule", name);
  }

  private static Call hotkey(String name) {
    return call(name).with("hotkey", key("//ValiHot")).with("netuid", NET);
  }

  private static Value key(String uri) {
    return Value.of(Stage.account(uri));
  }

  private static Call announce(String uri) {
    return call("announce_coldkey_swap")
        .with("new_coldkey_hash", Value.of(Blake2b.hash256(Stage.account(uri).bytes())));
  }

  private static Call swap(String uri) {
    return call("swap_coldkey_announced").with("new_coldkey", key(uri));
  }

  private static Call root(Call call) {
    return Call.of("Sudo", "sudo").with("call", call.toValue());
  }

  private PalletStorage items() {
    return stage.state().of("SubtensorModule");
  }

  private void checkThatAllIsTheNewOnes(long alpha, Value locked) {
    assertThat(Traces.of(stage, Stage.account("//Vali"))).isEmpty();
    assertThat(Account.of(stage.state(), Stage.account("//Vali")).free()).isZero();
    assertThat(Account.of(stage.state(), Stage.account("//New")).free()).isGreaterThan(999 * TAO);
    assertThat(items().get("SubnetOwner", NET)).isEqualTo(key("//New"));
    assertThat(items().get("Owner", key("//ValiHot"))).isEqualTo(key("//New"));
    assertThat(items().number("TotalHotkeyAlpha", key("//ValiHot"), NET)).isEqualTo(alpha);
    assertThat(items().get("StakingHotkeys", key("//New")).items()).contains(key("//ValiHot"));
    assertThat(items().get("Lock", key("//New"), NET, key("//ValiHot")).field("locked_mass"))
        .isEqualTo(locked);
    assertThat(items().get("HotkeyLock", NET, key("//ValiHot")).field("locked_mass"))
        .isEqualTo(locked);
    assertThat(items().get("DecayingLock", key("//New"), NET)).isEqualTo(Value.of(false));
    assertThat(items().get("AutoStakeDestination", key("//New"), NET)).isEqualTo(key("//ValiHot"));
  }

  @Test
  void afterASwapNothingNamesTheOldColdkey() {
    long alpha = items().number("TotalHotkeyAlpha", key("//ValiHot"), NET);
    Value locked = items().get("Lock", key("//Vali"), NET, key("//ValiHot")).field("locked_mass");
    send("//Vali", announce("//New"));
    assertThat(run("//Vali", swap("//New"))).as("too early").contains("ExtrinsicFailed");
    stage.advance(3);
    send("//Vali", swap("//New"));
    checkThatAllIsTheNewOnes(alpha, locked);
  }

  @Test
  void rootSwapsAtOnceAtTheCostItSays() {
    long alpha = items().number("TotalHotkeyAlpha", key("//ValiHot"), NET);
    Value locked = items().get("Lock", key("//Vali"), NET, key("//ValiHot")).field("locked_mass");
    send("//Vali", announce("//Another"));
    long money = Account.of(stage.state(), Stage.account("//Vali")).free();
    Call forced =
        call("swap_coldkey")
            .with("old_coldkey", key("//Vali"))
            .with("new_coldkey", key("//New"))
            .with("swap_cost", Value.of(TAO / 10));
    send("//Root", root(forced));
    checkThatAllIsTheNewOnes(alpha, locked);
    assertThat(Account.of(stage.state(), Stage.account("//New")).free())
        .isEqualTo(money - TAO / 10);
  }

  @Test
  void whatIsDisputedOnlyRootResolves() {
    send("//Vali", announce("//Thief"));
    send("//Vali", call("dispute_coldkey_swap"));
    stage.advance(5);
    assertThat(stage.submit("//Vali", swap("//Thief")))
        .isEqualTo(new Submission.Rejected(new PoolFault.Refused(new Refusal.Custom(DISPUTED))));
    Call reset = call("reset_coldkey_swap").with("coldkey", key("//Vali"));
    send("//Root", root(reset));
    assertThat(run("//Vali", swap("//Thief"))).contains("ExtrinsicFailed");
    assertThat(run("//Vali", reset)).as("not root").contains("ExtrinsicFailed");
  }

  @Test
  void anAnnouncementIsClearedOrMadeAnewOnlyLater() {
    send("//Vali", announce("//New"));
    assertThat(run("//Vali", call("clear_coldkey_swap_announcement"))).contains("ExtrinsicFailed");
    assertThat(run("//Vali", announce("//Newer"))).contains("ExtrinsicFailed");
    stage.advance(4);
    long before = Account.of(stage.state(), Stage.account("//Vali")).free();
    send("//Vali", announce("//Newer"));
    assertThat(before - Account.of(stage.state(), Stage.account("//Vali")).free())
        .as("no cost but the fee")
        .isLessThan(TAO / 100);
    stage.advance(6);
    send("//Vali", call("clear_coldkey_swap_announcement"));
    assertThat(items().exists("ColdkeySwapAnnouncements", key("//Vali"))).isFalse();
  }

  @Test
  void theNewColdkeyIsNobodysYet() {
    send("//Vali", announce("//OwnerHot"));
    stage.advance(4);
    assertThat(run("//Vali", swap("//OwnerHot"))).contains("ExtrinsicFailed");
    assertThat(items().get("Owner", key("//ValiHot"))).isEqualTo(key("//Vali"));
  }
}
