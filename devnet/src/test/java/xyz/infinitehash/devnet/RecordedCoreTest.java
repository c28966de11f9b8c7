package xyz.infinitehash.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * The extrinsics recorded with the real runtime, as signed there, given to the devnet: it must
 * refuse, fail and tell events alike. Left out are those whose calls need SubtensorModule and those
 * whose era was born in a recorded block.
 */
class RecordedCoreTest {
  private static final ByteString GENESIS = ByteString.parse("45".repeat(32));
  private static final long HEAD = 29; // where the recorded eras are alive
  private static final long ALL = 3_000_000_000_000_000L; // issued in the recorded chain
  private static final long FUNDS = 5_000_000_000L;

  @TestFactory
  List<DynamicTest> theDevnetAnswersAsTheRealRuntimeDid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode line : lines()) {
      boolean foreign = line.path("args").toString().contains("SubtensorModule");
      boolean swap = line.path("refusal").path("validity").toString().contains("Custom");
      boolean announced = line.path("submit").path("validity").toString().contains("Custom");
      boolean born =
          !line.path("era").asString("0x00").equals("0x00") && line.path("refusal").isMissingNode();
      if (!foreign && !swap && !announced && !born && line.has("extrinsicHex")) {
        tests.add(DynamicTest.dynamicTest(line.get("label").stringValue(), () -> replay(line)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(18);
    return tests;
  }

  private static List<JsonNode> lines() throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    RecordedCoreTest.class.getResourceAsStream("/recorded/core.jsonl.gz")),
                StandardCharsets.UTF_8))) {
      return in.lines().map(JsonMapper.shared()::readTree).toList();
    }
  }

  private static void replay(JsonNode line) {
    String label = line.get("label").stringValue();
    TestChain world =
        TestChain.start(
            TestChain.config().genesisHash(GENESIS).endow(TestChain.CAROL.accountId(), ALL));
    AccountId signer = KeyPair.fromUri(line.get("signer").stringValue()).accountId();
    boolean poor = label.startsWith("no account") || label.startsWith("not enough");
    long nonce = line.get("nonce").longValue();
    long stands = label.equals("nonce too low") ? nonce + 1 : label.equals("nonce gap") ? 0 : nonce;
    while (world.chain().head().number() < HEAD) {
      world.produce();
    }
    set(world.chain(), signer, stands, poor ? 0 : FUNDS);
    Submission answer =
        world.chain().submit(ByteString.parse(line.get("extrinsicHex").stringValue()));
    if (refusal(line).isPresent()) {
      assertThat(name(answer)).isEqualTo(refusal(line).get());
      return;
    }
    assertThat(answer).isInstanceOf(Submission.Accepted.class);
    world.produce();
    if (label.equals("nonce gap")) {
      assertThat(world.chain().head().extrinsics()).hasSize(1);
      return;
    }
    assertThat(world.events(1)).isEqualTo(events(line));
    assertThat(error(world)).isEqualTo(error(line));
  }

  private static void set(Chain chain, AccountId who, long nonce, long free) {
    StateMap head = chain.head().state();
    State state = new State(head, chain.runtime().storage());
    Account.of(state, who)
        .withNonce(nonce)
        .withFree(free)
        .withProviders(free > 0 ? 1 : 0)
        .store(state, who);
    byte[] author = {'d', 'e', 'v', 'n', 'e', 't'};
    AccountId paid = AccountId.of(Blake2b.hash256(author));
    Account.of(state, paid).withFree(FUNDS).withProviders(1).store(state, paid);
    for (AccountId each : List.of(who, paid)) {
      byte[] key = chain.runtime().storage().key("System", "Account", Value.of(each));
      chain.override(
          Map.of(ByteString.of(key), Optional.of(ByteString.of(state.get(key).orElseThrow()))));
    }
  }

  private static Optional<String> refusal(JsonNode line) {
    JsonNode validity = line.path("refusal").path("validity");
    if (validity.isMissingNode()) {
      validity = line.path("submit").path("validity");
    }
    return validity.isMissingNode()
        ? Optional.empty()
        : Optional.of(validity.properties().iterator().next().getValue().stringValue());
  }

  private static String name(Submission answer) {
    if (answer instanceof Submission.Rejected(PoolFault.Refused(Refusal.Invalid kind))) {
      return kind.chainName();
    } else if (answer instanceof Submission.Rejected(PoolFault.Refused(Refusal.Unknown kind))) {
      return kind.chainName();
    }
    return answer.toString();
  }

  private static List<String> events(JsonNode line) {
    List<String> names = new ArrayList<>();
    for (JsonNode event : line.get("events")) {
      names.add(
          event.isString()
              ? event.stringValue()
              : event.get("pallet").stringValue() + "." + event.get("event").stringValue());
    }
    return names;
  }

  /** {@code Module 0 5}, {@code Token FundsUnavailable}, or nothing. */
  private static String error(JsonNode line) {
    JsonNode dispatch = line.path("dispatch");
    if (!dispatch.isObject()) {
      return "";
    } else if (dispatch.has("module")) {
      return "Module " + dispatch.get("index").get(0) + " " + dispatch.get("index").get(1);
    }
    JsonNode other = dispatch.get("other");
    if (other.isString()) {
      return other.stringValue();
    }
    Map.Entry<String, JsonNode> kind = other.properties().iterator().next();
    return kind.getKey() + " " + kind.getValue().stringValue();
  }

  private static String error(TestChain world) {
    Value last = world.records(1).getLast().asVariant().value();
    if (!last.variant().equals("ExtrinsicFailed")) {
      return "";
    }
    Value.Variant error = last.asVariant().value().field("dispatch_error").asVariant();
    return switch (error.name()) {
      case "Module" ->
          "Module "
              + error.value().field("index").asInt()
              + " "
              + error.value().field("error").asBytes()[0];
      case "Token", "Arithmetic" -> error.name() + " " + error.value().variant();
      default -> error.name();
    };
  }
}
