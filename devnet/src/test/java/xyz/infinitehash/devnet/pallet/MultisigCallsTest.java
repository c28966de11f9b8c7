package xyz.infinitehash.devnet.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.CAROL;
import static xyz.infinitehash.devnet.TestChain.ENDOWED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * What multisigs do and no recording has: three who agree, one who is enough, deposits set right.
 */
class MultisigCallsTest {
  private static final long TAO = 1_000_000_000L;
  private static final long DEPOSIT = 132_000_000 + 3 * 32_000_000;
  private static final Call PAY = TestChain.transfer(BOB.accountId(), TAO);

  private final TestChain world =
      TestChain.start(TestChain.config().endow(CAROL.accountId(), ENDOWED));

  @BeforeEach
  void oneIsEnoughToLearnTheAccount() {
    assertThat(run(ALICE, alone(BOB, TestChain.remark(1)))).contains("Multisig.MultisigExecuted");
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

  private static Value others(KeyPair... keys) {
    return Value.of(
        Arrays.stream(keys)
            .map(KeyPair::accountId)
            .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()))
            .map(Value::of)
            .toList());
  }

  private static Value others(KeyPair sender) {
    return others(
        Stream.of(ALICE, BOB, CAROL).filter(key -> key != sender).toArray(KeyPair[]::new));
  }

  private static Call alone(KeyPair other, Call call) {
    return Call.of("Multisig", "as_multi_threshold_1")
        .with("other_signatories", others(new KeyPair[] {other}))
        .with("call", call.toValue());
  }

  private static Call step(String name, KeyPair sender) {
    return Call.of("Multisig", name)
        .with("threshold", Value.of(3))
        .with("other_signatories", others(sender));
  }

  private static Call whole(KeyPair sender, Value timepoint) {
    Value weight = Value.struct("ref_time", Value.of(TAO)).with("proof_size", Value.of(100_000));
    return step("as_multi", sender)
        .with("maybe_timepoint", timepoint)
        .with("call", PAY.toValue())
        .with("max_weight", weight);
  }

  private Value hash() {
    return Value.of(Blake2b.hash256(world.chain().runtime().encoded(PAY)));
  }

  private Value now() {
    return Value.struct("height", Value.of(world.chain().head().number()))
        .with("index", Value.of(1));
  }

  @Test
  void threeHaveToAgreeAndTheDepositComesBack() {
    assertThat(run(ALICE, whole(ALICE, Value.none()))).contains("Multisig.NewMultisig");
    AccountId account = told("NewMultisig").field("multisig").asAccountId();
    Value timepoint = Value.some(now());
    assertThat(world.account(ALICE.accountId()).reserved()).isEqualTo(DEPOSIT);
    assertThat(run(ALICE, whole(ALICE, timepoint))).as("twice").endsWith("System.ExtrinsicFailed");
    assertThat(run(BOB, whole(BOB, timepoint))).contains("Multisig.MultisigApproval");
    run(BOB, TestChain.transfer(account, 5 * TAO));
    assertThat(run(CAROL, whole(CAROL, timepoint)))
        .contains("Multisig.MultisigExecuted", "Balances.Transfer");
    assertThat(world.account(account).free()).isEqualTo(4 * TAO);
    assertThat(world.account(ALICE.accountId()).reserved()).isZero();
    assertThat(world.account(ALICE.accountId()).consumers()).isZero();
  }

  @Test
  void aCallThatFailsInsideIsToldAndOverAllTheSame() {
    run(ALICE, whole(ALICE, Value.none()));
    Value timepoint = Value.some(now());
    run(BOB, whole(BOB, timepoint));
    run(CAROL, whole(CAROL, timepoint));
    assertThat(told("MultisigExecuted").field("result").variant()).isEqualTo("Err");
    assertThat(run(BOB, whole(BOB, timepoint))).endsWith("System.ExtrinsicFailed");
  }

  @Test
  void theOthersComeInOrderAndTheTimepointIsThatOfTheOpening() {
    Call open = whole(ALICE, Value.none());
    Value turned = Value.of(open.arg("other_signatories").items().reversed());
    assertThat(run(ALICE, open.with("other_signatories", turned)))
        .endsWith("System.ExtrinsicFailed");
    assertThat(run(ALICE, open)).contains("Multisig.NewMultisig");
    Value opened = now();
    Value another = opened.with("index", Value.of(2));
    assertThat(run(BOB, whole(BOB, Value.some(another)))).endsWith("System.ExtrinsicFailed");
    assertThat(run(BOB, whole(BOB, Value.some(opened)))).contains("Multisig.MultisigApproval");
  }

  @Test
  void ofOneTheResultIsTheCallsOwn() {
    AccountId account = accountOfAliceAndBob();
    assertThat(run(ALICE, alone(BOB, PAY)))
        .endsWith("System.ExtrinsicFailed")
        .doesNotContain("Multisig.MultisigExecuted");
    run(ALICE, TestChain.transfer(account, 2 * TAO));
    assertThat(run(BOB, alone(ALICE, PAY))).endsWith("System.ExtrinsicSuccess");
    assertThat(world.account(account).free()).isEqualTo(TAO);
  }

  private AccountId accountOfAliceAndBob() {
    run(ALICE, alone(BOB, TestChain.remark(1)));
    return told("MultisigExecuted").field("multisig").asAccountId();
  }

  @Test
  void whoBeganMaySetTheDepositRightForNothing() {
    run(ALICE, whole(ALICE, Value.none()));
    AccountId account = told("NewMultisig").field("multisig").asAccountId();
    Call poke = step("poke_deposit", ALICE).with("call_hash", hash());
    run(ALICE, poke);
    assertThat(told("TransactionFeePaid").field("actual_fee").asLong()).isPositive();
    var codec = world.chain().runtime().storage();
    byte[] key = codec.key("Multisig", "Multisigs", Value.of(account), hash());
    Value row = world.state().of("Multisig").get("Multisigs", Value.of(account), hash());
    byte[] more =
        codec.encodeValue("Multisig", "Multisigs", row.with("deposit", Value.of(DEPOSIT + 5)));
    world.chain().override(Map.of(ByteString.of(key), Optional.of(ByteString.of(more))));
    assertThat(run(ALICE, poke)).contains("Multisig.DepositPoked");
    assertThat(told("TransactionFeePaid").field("actual_fee").asLong()).isZero();
    Call another = step("poke_deposit", BOB).with("call_hash", hash());
    assertThat(run(BOB, another)).as("not who began").endsWith("System.ExtrinsicFailed");
  }

  @Test
  void theSenderIsNotAmongTheOthersAndSomebodyIs() {
    Call self = alone(ALICE, TestChain.remark(1));
    assertThat(run(ALICE, self)).endsWith("System.ExtrinsicFailed");
    assertThat(run(ALICE, self.with("other_signatories", Value.seq())))
        .endsWith("System.ExtrinsicFailed");
  }
}
