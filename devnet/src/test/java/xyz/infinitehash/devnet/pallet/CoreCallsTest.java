package xyz.infinitehash.devnet.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.CAROL;
import static xyz.infinitehash.devnet.TestChain.ENDOWED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** Calls of Balances, System and Sudo that no recording of the real runtime has. */
class CoreCallsTest {
  private static final long TAO = 1_000_000_000L;

  private final TestChain world = TestChain.start();

  @AfterEach
  void issuanceIsAlwaysTheSumOfAllAccounts() {
    long sum =
        world.state().of("System").entries("Account").stream()
            .mapToLong(each -> each.value().field("data").field("free").asLong())
            .sum();
    assertThat(issuance()).isEqualTo(sum);
  }

  private long issuance() {
    return world.state().of("Balances").number("TotalIssuance");
  }

  private static Call balances(String name) {
    return Call.of("Balances", name);
  }

  private static Call root(Call call) {
    return Call.of("Sudo", "sudo").with("call", call.toValue());
  }

  private static Call all(boolean keepAlive) {
    return balances("transfer_all")
        .with("dest", Value.address(CAROL.accountId()))
        .with("keep_alive", Value.of(keepAlive));
  }

  @Test
  void transferringAllLeavesTheExistentialDepositWhenItIsToStayAlive() {
    world.submit(BOB, 0, all(true));
    world.produce();
    assertThat(world.account(BOB.accountId()).free()).isEqualTo(Balances.EXISTENTIAL_DEPOSIT);
    assertThat(world.account(CAROL.accountId()).free()).isGreaterThan(ENDOWED - TAO);
  }

  @Test
  void transferringAllOtherwiseEndsTheAccount() {
    world.submit(BOB, 0, all(false));
    world.produce();
    assertThat(world.events(1))
        .contains("System.KilledAccount")
        .doesNotContain("Balances.DustLost");
    assertThat(world.account(BOB.accountId()).exists()).isFalse();
  }

  @Test
  void dustIsLostWithTheAccount() {
    long fee = feeOf(leaving(0));
    world.submit(BOB, 0, leaving(fee + Balances.EXISTENTIAL_DEPOSIT - 1));
    long before = issuance();
    world.produce();
    assertThat(world.events(1)).contains("Balances.DustLost", "System.KilledAccount");
    assertThat(before - issuance()).isEqualTo(Balances.EXISTENTIAL_DEPOSIT - 1);
  }

  private static Call leaving(long rao) {
    return balances("transfer_allow_death")
        .with("dest", Value.address(CAROL.accountId()))
        .with("value", Value.of(ENDOWED - rao));
  }

  /** What the same transfer costs Alice; as long, for the value takes as many bytes. */
  private static long feeOf(Call call) {
    TestChain other = TestChain.start(TestChain.config().endow(ALICE.accountId(), ENDOWED));
    other.submit(ALICE, 0, call);
    other.produce();
    return ENDOWED - other.account(ALICE.accountId()).free();
  }

  @Test
  void onlyRootMovesTheMoneyOfOthers() {
    Call force =
        balances("force_transfer")
            .with("source", Value.address(ALICE.accountId()))
            .with("dest", Value.address(CAROL.accountId()))
            .with("value", Value.of(TAO));
    world.submit(BOB, 0, force);
    world.produce();
    assertThat(world.events(1)).endsWith("System.ExtrinsicFailed");
    assertThat(world.account(CAROL.accountId()).free()).isZero();
    world.submit(ALICE, 0, root(force));
    world.produce();
    assertThat(world.account(CAROL.accountId()).free()).isEqualTo(TAO);
  }

  @Test
  void whatIsBurnedIsNoLongerIssued() {
    long before = issuance();
    world.submit(BOB, 0, burn(TAO));
    world.submit(BOB, 1, burn(2 * ENDOWED));
    world.produce();
    assertThat(world.events(1)).contains("Balances.Burned");
    assertThat(world.events(2)).endsWith("System.ExtrinsicFailed");
    assertThat(before - issuance()).isEqualTo(TAO);
  }

  private static Call burn(long rao) {
    return balances("burn").with("value", Value.of(rao)).with("keep_alive", Value.of(true));
  }

  @Test
  void onlyRootWritesStorageByHand() {
    byte[] one = {7, 1};
    byte[] two = {7, 2};
    Call set =
        Call.of("System", "set_storage")
            .with("items", Value.seq(pair(one, 1), pair(two, 2), pair(new byte[] {8}, 3)));
    world.submit(BOB, 0, set);
    world.submit(ALICE, 0, root(set));
    world.produce();
    assertThat(world.events(1)).endsWith("System.ExtrinsicFailed");
    assertThat(world.state().get(one)).contains(new byte[] {1});
    Call kill = Call.of("System", "kill_storage").with("keys", Value.seq(Value.of(new byte[] {8})));
    Call prefix =
        Call.of("System", "kill_prefix")
            .with("prefix", Value.of(new byte[] {7}))
            .with("subkeys", Value.of(2));
    world.submit(ALICE, 1, root(TestChain.batch("batch", kill, prefix)));
    world.produce();
    assertThat(world.state().get(new byte[] {8})).isEmpty();
    assertThat(world.state().get(one)).isEmpty();
    assertThat(world.state().get(two)).isEmpty();
  }

  private static Value pair(byte[] key, int value) {
    return Value.seq(Value.of(key), Value.of(new byte[] {(byte) value}));
  }

  @Test
  void aRemarkWithEventTellsItsHash() {
    byte[] text = {1, 2, 3};
    world.submit(BOB, 0, Call.of("System", "remark_with_event").with("remark", Value.of(text)));
    world.produce();
    Value told =
        world.records(1).stream()
            .map(event -> event.asVariant().value())
            .filter(event -> event.variant().equals("Remarked"))
            .findFirst()
            .orElseThrow()
            .asVariant()
            .value();
    assertThat(told.field("sender").asAccountId()).isEqualTo(BOB.accountId());
    assertThat(told.field("hash").asBytes()).isEqualTo(Blake2b.hash256(text));
  }

  @Test
  void sudoWithAnyWeightRunsAsRootToo() {
    Call set =
        balances("force_set_balance")
            .with("who", Value.address(CAROL.accountId()))
            .with("new_free", Value.of(TAO));
    Value nothing = Value.struct("ref_time", Value.of(0)).with("proof_size", Value.of(0));
    Call unchecked =
        Call.of("Sudo", "sudo_unchecked_weight")
            .with("call", set.toValue())
            .with("weight", nothing);
    world.submit(ALICE, 0, unchecked);
    world.produce();
    assertThat(world.events(1)).contains("Sudo.Sudid");
    assertThat(world.account(CAROL.accountId()).free()).isEqualTo(TAO);
  }
}
