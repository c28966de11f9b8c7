package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.bittensor.batch.BatchCall;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.bittensor.multisig.MultisigCall;
import xyz.infinitehash.bittensor.proxy.ProxyCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** What calls can take, judged by what they took when the real runtime was recorded. */
class SpendingTest {
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(Recorded.METADATA);
  private static final AccountId US = AccountId.of(new byte[32]);
  private static final AccountId OTHER =
      AccountId.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
  private static final Rao HAS = new Rao(77_000);

  /** Constants of the recorded runtime; prices above all that was paid there. */
  private static final SpendReads READS =
      new SpendReads() {
        private final Rao high = Rao.parse("10000");

        @Override
        public Rao free(AccountId account) {
          return HAS;
        }

        @Override
        public Rao slotPrice(Value netUid) {
          return high;
        }

        @Override
        public Rao highestSlotPrice(Value netUid) {
          return high;
        }

        @Override
        public Rao subnetPrice() {
          return high;
        }

        @Override
        public Rao highestSubnetPrice() {
          return high;
        }

        @Override
        public Optional<Rao> constant(String pallet, String name) {
          var values = new ValueCodec(Recorded.METADATA.types());
          return Recorded.METADATA
              .pallet(pallet)
              .constant(name)
              .map(c -> Rao.of(values.decode(c.type(), c.value().bytes())));
        }

        @Override
        public Rao worth(Value netUid, BigInteger alpha) {
          return Spending.rao(alpha);
        }

        @Override
        public Rao worth(AccountId coldkey, Predicate<Staked> which) {
          return high;
        }
      };

  private static Spending of(TypedCall call) {
    return new SpendRules(READS)
        .of(CODEC.decodeCall(CODEC.encodeCall(call.call(Recorded.METADATA))), US);
  }

  @Test
  void noRecordedCallTookMoreThanItCan() {
    int judged = 0;
    TreeSet<String> unknown = new TreeSet<>();
    List<String> more = new ArrayList<>();
    for (String file :
        List.of(
            "extrinsics",
            "steps-hashcommit",
            "steps-keys",
            "steps-registration",
            "steps-serving",
            "steps-stake",
            "steps-tempo",
            "steps-timelock",
            "steps-weights")) {
      for (JsonNode line : Runtime425.lines(file)) {
        if (!line.path("extrinsicHex").isString() || !line.path("events").isArray()) {
          continue;
        }
        Extrinsic extrinsic = CODEC.decode(Recorded.bytes(line, "extrinsicHex"));
        if (!(extrinsic instanceof Extrinsic.Signed signed) || signed.signer().isEmpty()) {
          continue;
        }
        AccountId signer = signed.signer().get();
        Spending spending = new SpendRules(READS).of(extrinsic.call(), signer);
        unknown.addAll(spending.unknown());
        if (!spending.unknown().isEmpty()) {
          continue;
        }
        judged++;
        SortedMap<AccountId, BigInteger> left = left(line);
        left.keySet().retainAll(accounts(extrinsic.call(), signer, spending));
        left.forEach(
            (account, amount) -> {
              Rao most = spending.most().getOrDefault(account, Rao.ZERO);
              if (amount.compareTo(BigInteger.valueOf(most.value())) > 0 && !most.equals(HAS)) {
                more.add(
                    "%s.%s took %s of %s"
                        .formatted(
                            extrinsic.call().pallet(), extrinsic.call().name(), amount, most));
              }
            });
      }
    }
    System.out.printf("spending: %d recorded calls judged, unknown: %s%n", judged, unknown);
    assertThat(more).isEmpty();
    assertThat(judged).isGreaterThan(400);
  }

  private static Set<AccountId> accounts(Call call, AccountId signer, Spending spending) {
    Set<AccountId> accounts = new TreeSet<>(spending.most().keySet());
    accounts.add(signer);
    if (call.args().containsKey("real")) {
      accounts.add(call.arg("real").asAccountId());
    }
    return accounts;
  }

  /** What left each account, by the events; the fee not counted. */
  private static SortedMap<AccountId, BigInteger> left(JsonNode line) {
    SortedMap<AccountId, BigInteger> left = new TreeMap<>();
    for (JsonNode event : line.get("events")) {
      String name = event.path("pallet").asString("") + "." + event.path("event").asString("");
      JsonNode data = event.path("data");
      switch (name) {
        case "Balances.Withdraw", "Balances.Reserved" -> add(left, data, "who", "amount", 1);
        case "Balances.Deposit", "Balances.Unreserved" -> add(left, data, "who", "amount", -1);
        case "Balances.Transfer" -> {
          add(left, data, "from", "amount", 1);
          add(left, data, "to", "amount", -1);
        }
        case "TransactionPayment.TransactionFeePaid" -> add(left, data, "who", "actual_fee", -1);
        default -> {
          // moves no TAO
        }
      }
    }
    return left;
  }

  private static void add(
      SortedMap<AccountId, BigInteger> left, JsonNode data, String who, String what, int sign) {
    AccountId account = AccountId.of(ByteString.parse(data.get(who).stringValue()).bytes());
    BigInteger amount = new BigInteger(data.get(what).asString());
    left.merge(account, amount.multiply(BigInteger.valueOf(sign)), BigInteger::add);
  }

  @Test
  void whatIsInsideCounts() {
    TypedCall five = new TransferCall.KeepAlive(OTHER, new Rao(5));
    assertThat(of(five).total()).isEqualTo(new Rao(5));
    assertThat(of(new BatchCall.AllOrNothing(List.of(five, five))).total()).isEqualTo(new Rao(10));
    TypedCall two = new TransferCall.KeepAlive(OTHER, new Rao(2));
    assertThat(of(new BatchCall.IfElse(two, five)).total()).isEqualTo(new Rao(5));
    Spending proxied = of(new ProxyCall.For(OTHER, five));
    assertThat(proxied.most()).isEqualTo(Map.of(OTHER, new Rao(5)));
    Multisig both = new Multisig(List.of(US, OTHER), 2);
    Spending opened = of(new MultisigCall.Open(both, US, five, MultisigCall.Weight.NONE));
    assertThat(opened.needed()).isEqualTo(Map.of(US, new Rao(132_000_000 + 2 * 32_000_000)));
    assertThat(opened.most()).containsEntry(both.account(), new Rao(5));
    TypedCall announced = new ProxyCall.Announce(OTHER, ByteString.of(new byte[32]));
    assertThat(of(announced).total()).isEqualTo(new Rao(36_000_000 + 68_000_000));
    TypedCall nested = new ProxyCall.For(OTHER, new BatchCall.EachAlone(List.of(five, two)));
    assertThat(of(nested).total()).isEqualTo(new Rao(7));
  }

  @Test
  void wholeBalancesAndStakesCount() {
    assertThat(of(new TransferCall.All(OTHER, true)).total()).isEqualTo(HAS);
    assertThat(of(new TransferCall.All(OTHER, true)).needed()).isEmpty();
    NetUid net = new NetUid(2);
    assertThat(of(new StakeCall.UnstakeAll(OTHER)).total()).isEqualTo(Rao.parse("10000"));
    assertThat(of(new StakeCall.BurnAlpha(OTHER, net, new Alpha(9))).total()).isEqualTo(new Rao(9));
    assertThat(of(new StakeCall.Move(US, net, OTHER, net, new Alpha(9))).total())
        .isEqualTo(Rao.ZERO);
    assertThat(of(new StakeCall.Transfer(OTHER, US, net, net, new Alpha(9))).total())
        .isEqualTo(new Rao(9));
    assertThat(of(new StakeCall.AddBurn(OTHER, net, new Rao(9))).total()).isEqualTo(new Rao(9));
  }

  @Test
  void aCallThatMayTakeAnythingIsStoppedByAnyCap() {
    Spending unknown =
        of(
            metadata ->
                Call.of("Crowdloan", "contribute")
                    .with("crowdloan_id", Value.of(1))
                    .with("amount", Value.of(5)));
    assertThat(unknown.unknown()).containsExactly("Crowdloan.contribute");
    SpendCaps cap = new SpendCaps(new Rao(10), Rao.parse("1000000"));
    assertThat(plan(1, unknown, 100).obstacle(cap)).get().asString().contains("no cap can hold");
    assertThat(plan(1, unknown, 100).obstacle(SpendCaps.NONE)).isEmpty();
    Multisig both = new Multisig(List.of(US, OTHER), 2);
    assertThat(
            of(new MultisigCall.OpenByHash(
                    both, US, ByteString.of(new byte[32]), MultisigCall.Weight.NONE))
                .unknown())
        .isNotEmpty();
  }

  @Test
  void aPlanIsStoppedByCapsAndByWhatTheAccountsHave() {
    SpendCaps caps = new SpendCaps(new Rao(10), new Rao(100));
    assertThat(plan(10, tao(100), 110).obstacle(caps)).isEmpty();
    assertThat(plan(11, tao(0), 110).obstacle(caps)).get().asString().contains("fee");
    assertThat(plan(0, tao(101), 200).obstacle(caps)).isPresent();
    assertThat(plan(10, tao(100), 109).obstacle(caps)).isPresent();
    assertThat(plan(10, tao(100), 110).obstacle(SpendCaps.NONE)).isEmpty();
    Spending ours = tao(60).plus(Spending.stake(new Rao(41)));
    assertThat(plan(10, ours, 200).obstacle(caps)).isPresent();
    assertThat(plan(10, Spending.tao(OTHER, new Rao(60)), 20).obstacle(caps)).isPresent();
    assertThat(tao(Long.MAX_VALUE).plus(tao(1)).total()).isEqualTo(new Rao(Long.MAX_VALUE));
  }

  private static Spending tao(long amount) {
    return Spending.tao(US, new Rao(amount));
  }

  /** Everybody has the same. */
  private static Plan plan(long fee, Spending spending, long free) {
    SortedMap<AccountId, Rao> has = new TreeMap<>(Map.of(US, new Rao(free)));
    spending.needed().keySet().forEach(account -> has.put(account, new Rao(free)));
    return new Plan(
        Call.of("System", "remark"), ByteString.EMPTY, 100, US, new Rao(fee), spending, has);
  }
}
