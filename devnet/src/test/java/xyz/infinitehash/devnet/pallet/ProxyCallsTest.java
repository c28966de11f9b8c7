package xyz.infinitehash.devnet.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.CAROL;
import static xyz.infinitehash.devnet.TestChain.ENDOWED;
import static xyz.infinitehash.devnet.TestChain.remark;
import static xyz.infinitehash.devnet.TestChain.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** What proxies do and no recording has: delays, pure accounts, who pays, what a type forbids. */
class ProxyCallsTest {
  private static final long DEPOSIT = 93_000_000;
  private static final long ANNOUNCED = 104_000_000;
  private static final long TAO = 1_000_000_000L;

  private final TestChain world =
      TestChain.start(TestChain.config().endow(CAROL.accountId(), ENDOWED));

  @AfterEach
  void issuanceIsAlwaysWhatAllAccountsHaveAndHold() {
    long sum =
        world.state().of("System").entries("Account").stream()
            .map(each -> each.value().field("data"))
            .mapToLong(data -> data.field("free").asLong() + data.field("reserved").asLong())
            .sum();
    assertThat(world.state().of("Balances").number("TotalIssuance")).isEqualTo(sum);
  }

  private List<String> run(KeyPair by, Call call) {
    Submission answer = world.submit(by, world.chain().nextNonce(by.accountId()), call);
    assertThat(answer).isInstanceOf(Submission.Accepted.class);
    world.produce();
    return world.events(1);
  }

  private Value told(String event) {
    return world.records(1).stream()
        .map(each -> each.asVariant().value())
        .filter(each -> each.variant().equals(event))
        .findFirst()
        .orElseThrow()
        .asVariant()
        .value();
  }

  private static Call proxy(String name) {
    return Call.of("Proxy", name);
  }

  private static Call add(KeyPair delegate, String type, int delay) {
    return proxy("add_proxy")
        .with("delegate", Value.address(delegate.accountId()))
        .with("proxy_type", Value.variant(type))
        .with("delay", Value.of(delay));
  }

  private static Call as(AccountId real, Call call) {
    return proxy("proxy")
        .with("real", Value.address(real))
        .with("force_proxy_type", Value.none())
        .with("call", call.toValue());
  }

  private static Call as(KeyPair real, Call call) {
    return as(real.accountId(), call);
  }

  private long held(KeyPair who) {
    return world.account(who.accountId()).reserved();
  }

  private boolean executed() {
    return told("ProxyExecuted").field("result").variant().equals("Ok");
  }

  @Test
  void nobodyIsADelegateOfHisOwnOrTwice() {
    assertThat(run(ALICE, add(ALICE, "Any", 0))).endsWith("System.ExtrinsicFailed");
    assertThat(run(ALICE, add(BOB, "Any", 0))).contains("Proxy.ProxyAdded");
    assertThat(run(ALICE, add(BOB, "Any", 0))).endsWith("System.ExtrinsicFailed");
  }

  @Test
  void anAnnouncedCallRunsWhenItsDelayIsOverAndNotBefore() {
    run(ALICE, add(BOB, "Any", 3));
    Call pay = transfer(CAROL.accountId(), TAO);
    Value hash = Value.of(Blake2b.hash256(world.chain().runtime().encoded(pay)));
    Call announce =
        proxy("announce").with("real", Value.address(ALICE.accountId())).with("call_hash", hash);
    Call act =
        proxy("proxy_announced")
            .with("delegate", Value.address(BOB.accountId()))
            .with("real", Value.address(ALICE.accountId()))
            .with("force_proxy_type", Value.none())
            .with("call", pay.toValue());
    assertThat(run(BOB, announce)).contains("Proxy.Announced");
    assertThat(held(BOB)).isEqualTo(ANNOUNCED);
    assertThat(run(CAROL, act)).endsWith("System.ExtrinsicFailed");
    world.produce();
    assertThat(run(CAROL, act)).contains("Proxy.ProxyExecuted");
    assertThat(executed()).isTrue();
    assertThat(held(BOB)).isZero();
    assertThat(run(CAROL, act)).as("once").endsWith("System.ExtrinsicFailed");
  }

  @Test
  void anAnnouncementIsTakenBackByEitherSide() {
    run(ALICE, add(BOB, "Any", 3));
    Value hash = Value.of(new byte[32]);
    Call announce =
        proxy("announce").with("real", Value.address(ALICE.accountId())).with("call_hash", hash);
    run(BOB, announce);
    run(BOB, announce);
    assertThat(held(BOB)).isEqualTo(ANNOUNCED + 68_000_000);
    Call reject =
        proxy("reject_announcement")
            .with("delegate", Value.address(BOB.accountId()))
            .with("call_hash", hash);
    assertThat(run(CAROL, reject)).endsWith("System.ExtrinsicFailed");
    assertThat(run(ALICE, reject)).endsWith("System.ExtrinsicSuccess");
    assertThat(held(BOB)).isZero();
    Call remove =
        proxy("remove_announcement")
            .with("real", Value.address(ALICE.accountId()))
            .with("call_hash", hash);
    assertThat(run(BOB, remove)).as("none left").endsWith("System.ExtrinsicFailed");
    assertThat(run(CAROL, announce)).as("no proxy").endsWith("System.ExtrinsicFailed");
  }

  @Test
  void aPureAccountObeysItsMakerAndEndsWithTheDepositGivenBack() {
    Call create =
        proxy("create_pure")
            .with("proxy_type", Value.variant("Any"))
            .with("delay", Value.of(0))
            .with("index", Value.of(7));
    assertThat(run(ALICE, create)).contains("Proxy.PureCreated");
    AccountId pure = told("PureCreated").field("pure").asAccountId();
    long born = world.chain().head().number();
    assertThat(held(ALICE)).isEqualTo(DEPOSIT);
    run(ALICE, transfer(pure, TAO));
    run(ALICE, as(pure, transfer(CAROL.accountId(), TAO / 2)));
    assertThat(executed()).isTrue();
    Call kill =
        proxy("kill_pure")
            .with("spawner", Value.address(ALICE.accountId()))
            .with("proxy_type", Value.variant("Any"))
            .with("index", Value.of(7))
            .with("height", Value.of(born))
            .with("ext_index", Value.of(1));
    assertThat(run(ALICE, kill)).as("not the account itself").endsWith("System.ExtrinsicFailed");
    run(ALICE, as(pure, kill.with("index", Value.of(8))));
    assertThat(executed()).as("of another birth").isFalse();
    assertThat(run(ALICE, as(pure, kill))).contains("Proxy.PureKilled");
    assertThat(held(ALICE)).isZero();
    assertThat(run(ALICE, as(pure, remark(1)))).endsWith("System.ExtrinsicFailed");
  }

  @Test
  void aTypeForbidsInBatchesToo() {
    run(ALICE, add(BOB, "NonTransfer", 0));
    run(BOB, as(ALICE, TestChain.batch("batch", remark(1), transfer(CAROL.accountId(), TAO))));
    assertThat(told("BatchInterrupted").field("index").asInt()).isEqualTo(1);
    run(BOB, as(ALICE, remark(1)));
    assertThat(executed()).isTrue();
  }

  @Test
  void aSmallTransferIsBelowHalfATao() {
    run(ALICE, add(BOB, "SmallTransfer", 0));
    run(BOB, as(ALICE, transfer(CAROL.accountId(), TAO / 2 - 1)));
    assertThat(executed()).isTrue();
    run(BOB, as(ALICE, transfer(CAROL.accountId(), TAO / 2)));
    assertThat(executed()).isFalse();
  }

  @Test
  void noProxyGivesMoreThanItHas() {
    run(ALICE, add(BOB, "NonTransfer", 0));
    for (Map.Entry<String, Boolean> given :
        Map.of("Any", false, "Transfer", false, "SmallTransfer", false, "Staking", true)
            .entrySet()) {
      run(BOB, as(ALICE, add(CAROL, given.getKey(), 0)));
      assertThat(executed()).as(given.getKey()).isEqualTo(given.getValue());
    }
    run(BOB, as(ALICE, proxy("remove_proxies")));
    assertThat(executed()).as("remove all").isFalse();
  }

  @Test
  void theOneActedForPaysWhenItSaysSoAlsoThroughAnotherAndABatch() {
    run(ALICE, add(BOB, "Any", 0));
    run(BOB, add(CAROL, "Any", 0));
    Call inner = as(ALICE, remark(1));
    assertThat(payer(as(BOB, inner))).isEqualTo(CAROL.accountId());
    run(BOB, pays(CAROL, true));
    assertThat(payer(as(BOB, inner))).isEqualTo(BOB.accountId());
    run(ALICE, pays(BOB, true));
    assertThat(payer(as(BOB, inner))).isEqualTo(ALICE.accountId());
    assertThat(payer(as(BOB, TestChain.batch("batch_all", inner, inner))))
        .isEqualTo(ALICE.accountId());
    assertThat(payer(as(BOB, TestChain.batch("batch_all", inner, remark(1)))))
        .isEqualTo(BOB.accountId());
    run(BOB, pays(CAROL, false));
    assertThat(payer(as(BOB, inner))).isEqualTo(CAROL.accountId());
  }

  private static Call pays(KeyPair delegate, boolean pays) {
    return proxy("set_real_pays_fee")
        .with("delegate", Value.address(delegate.accountId()))
        .with("pays_fee", Value.of(pays));
  }

  private AccountId payer(Call call) {
    run(CAROL, call);
    return told("TransactionFeePaid").field("who").asAccountId();
  }

  @Test
  void aDepositThatIsNoLongerRightIsSetRightForNothing() {
    run(ALICE, add(BOB, "Any", 0));
    run(ALICE, proxy("poke_deposit"));
    assertThat(told("TransactionFeePaid").field("actual_fee").asLong()).isPositive();
    Value row = world.state().of("Proxy").get("Proxies", Value.of(ALICE.accountId()));
    Value less = Value.seq(row.item(0), Value.of(DEPOSIT - 1));
    var codec = world.chain().runtime().storage();
    world
        .chain()
        .override(
            Map.of(
                ByteString.of(codec.key("Proxy", "Proxies", Value.of(ALICE.accountId()))),
                Optional.of(ByteString.of(codec.encodeValue("Proxy", "Proxies", less)))));
    assertThat(run(ALICE, proxy("poke_deposit"))).contains("Proxy.DepositPoked");
    assertThat(told("TransactionFeePaid").field("actual_fee").asLong()).isZero();
    assertThat(held(ALICE)).isEqualTo(DEPOSIT + 1);
  }
}
