package xyz.infinitehash.devnet.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.recorded.LeftOut.Kind;
import xyz.infinitehash.devnet.runtime.ApiFault;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Replays one recorded scenario on a fresh chain: the recorded extrinsics go into the pool as they
 * were signed; pool answers, events, stored bytes and answers of runtime APIs are compared as
 * bytes.
 */
final class Scenario {
  private final Chain chain = RecordedChain.begin();
  private final Happened happened = new Happened(chain.runtime().metadata());
  private final Tally tally = new Tally();
  private final List<JsonNode> waiting = new ArrayList<>();

  private Scenario() {}

  static Tally replay(String name) {
    Scenario scenario = new Scenario();
    for (JsonNode line : Recording.lines(name)) {
      scenario.step(line);
    }
    scenario.produce();
    return scenario.tally;
  }

  private void step(JsonNode line) {
    String kind = line.get("kind").asString();
    long block = line.path("block").asLong(0);
    if (!(kind.equals("extrinsic") && block >= chain.head().number() && joins(line, block))) {
      produce();
    }
    switch (kind) {
      case "setStorage" -> setStorage(line);
      case "extrinsic" -> submit(line);
      case "block" -> {
        chain.produce();
        compareEvents(line);
      }
      case "blockEvents" -> compareEvents(line);
      case "read" -> read(line);
      case "api" -> api(line);
      default -> {}
    }
  }

  private boolean joins(JsonNode line, long block) {
    return block == chain.head().number() + (accepted(line) ? 1 : 0);
  }

  private void produce() {
    if (!waiting.isEmpty()) {
      chain.produce();
      waiting.forEach(this::compareEvents);
      waiting.clear();
    }
  }

  private void setStorage(JsonNode line) {
    Map<ByteString, Optional<ByteString>> pairs = new LinkedHashMap<>();
    for (JsonNode pair : line.get("pairs")) {
      JsonNode value = pair.get("valueHex");
      pairs.put(
          ByteString.of(Recording.bytes(pair.get("keyHex").asString())),
          value.isNull()
              ? Optional.empty()
              : Optional.of(ByteString.of(Recording.bytes(value.asString()))));
    }
    chain.override(pairs);
  }

  private static boolean accepted(JsonNode line) {
    return line.get("submit").asString("").equals("accepted");
  }

  private void submit(JsonNode line) {
    Optional<LeftOut> leftOut = leftOut(line);
    if (leftOut.isPresent()) {
      tally.skip(leftOut.get());
      if (accepted(line)) {
        standIn(line);
      }
      return;
    }
    ByteString bytes = ByteString.of(Recording.bytes(line.get("extrinsicHex").asString()));
    String recorded = accepted(line) ? "accepted" : line.get("submit").get("validity").toString();
    String here = text(chain.submit(bytes));
    if (!recorded.equals(here)) {
      different(line, "submit", recorded, here);
    } else if (accepted(line)) {
      waiting.add(line);
    } else {
      tally.equal();
    }
  }

  /** A block in which only nonce and fee of an extrinsic happen. */
  private void standIn(JsonNode line) {
    long fee = 0;
    String payer = "";
    for (JsonNode event : line.get("events")) {
      if (event.get("event").asString().equals("TransactionFeePaid")) {
        fee = Long.parseLong(event.get("data").get("actual_fee").asString());
        payer = event.get("data").get("who").asString();
      }
    }
    chain.produce();
    AccountId who = AccountId.of(Recording.bytes(payer));
    State state = new State(chain.head().state(), chain.runtime().storage());
    Account before = Account.of(state, who);
    before.withNonce(before.nonce() + 1).withFree(before.free() - fee).store(state, who);
    byte[] key = chain.runtime().storage().key("System", "Account", Value.of(who));
    chain.override(
        Map.of(ByteString.of(key), Optional.of(ByteString.of(state.get(key).orElseThrow()))));
  }

  /** The reason when the call, or the call inside of it, is one that the devnet lacks. */
  private static Optional<LeftOut> leftOut(JsonNode line) {
    Optional<LeftOut> outer = LeftOut.of(Kind.CALL, line.get("call").asString());
    JsonNode inner = line.get("args").path("call");
    if (outer.isPresent() || !inner.isObject()) {
      return outer;
    }
    var pallet = inner.properties().iterator().next();
    JsonNode call = pallet.getValue();
    String name = call.isObject() ? call.propertyNames().iterator().next() : call.asString();
    return LeftOut.of(Kind.CALL, pallet.getKey() + "." + name);
  }

  private static String text(Submission submission) {
    return switch (submission) {
      case Submission.Accepted _ -> "accepted";
      case Submission.Rejected(PoolFault.Refused(Refusal refusal)) ->
          switch (refusal) {
            case Refusal.Custom(int code) -> "{\"Invalid\":{\"Custom\":" + code + "}}";
            case Refusal.Invalid invalid -> "{\"Invalid\":\"" + invalid.chainName() + "\"}";
            case Refusal.Unknown unknown -> "{\"Unknown\":\"" + unknown.chainName() + "\"}";
          };
      case Submission.Rejected(PoolFault fault) -> fault.toString();
    };
  }

  private void compareEvents(JsonNode line) {
    List<Happened.Event> recorded = Happened.recorded(line);
    boolean extrinsic = line.get("kind").asString().equals("extrinsic");
    String phase = extrinsic && !recorded.isEmpty() ? recorded.getFirst().phase() : "";
    List<Happened.Event> here =
        happened.at(chain).stream()
            .filter(
                event ->
                    extrinsic
                        ? event.phase().equals(phase)
                        : !Character.isDigit(event.phase().charAt(0)))
            .toList();
    compare(line, recorded, here);
  }

  private void compare(JsonNode line, List<Happened.Event> all, List<Happened.Event> told) {
    List<Happened.Event> recorded = new ArrayList<>();
    for (Happened.Event event : all) {
      leftOut(event).ifPresentOrElse(tally::leftOut, () -> recorded.add(event));
    }
    List<Happened.Event> here = told.stream().filter(e -> leftOut(e).isEmpty()).toList();
    int first = 0;
    int last = 0;
    while (first < Math.min(recorded.size(), here.size())
        && recorded.get(first).same(here.get(first))) {
      first++;
    }
    while (last < Math.min(recorded.size(), here.size()) - first
        && recorded.get(recorded.size() - 1 - last).same(here.get(here.size() - 1 - last))) {
      last++;
    }
    if (first == recorded.size() && first == here.size()) {
      tally.equal();
    } else {
      different(
          line,
          "events",
          recorded.subList(first, recorded.size() - last).toString(),
          here.subList(first, here.size() - last).toString());
    }
  }

  private Optional<LeftOut> leftOut(Happened.Event event) {
    State state = new State(chain.head().state(), chain.runtime().storage());
    boolean alone = state.of("SubtensorModule").number("NumStakingColdkeys") <= 1;
    return LeftOut.of(Kind.EVENT, event.name())
        .filter(reason -> reason != LeftOut.CLAIM_BY_HASH || !alone);
  }

  private void read(JsonNode line) {
    List<String> differences = new ArrayList<>();
    for (JsonNode one : line.get("values")) {
      String name = one.get("pallet").asString() + "." + one.get("item").asString();
      Optional<LeftOut> leftOut = LeftOut.of(Kind.ITEM, name);
      if (leftOut.isPresent()) {
        tally.leftOut(leftOut.get());
        continue;
      }
      byte[] key = Recording.bytes(one.get("keyHex").asString());
      String recorded = one.get("valueHex").asString("absent");
      String here = chain.head().state().get(key).map(Recording::hex).orElse("absent");
      if (!recorded.equals(here)) {
        differences.add(name);
        different(line, name + one.get("keys"), recorded, here);
      }
    }
    if (differences.isEmpty()) {
      tally.equal();
    }
  }

  private void api(JsonNode line) {
    Optional<LeftOut> leftOut =
        LeftOut.of(Kind.API, line.get("api").asString() + "." + line.get("method").asString());
    if (leftOut.isPresent()) {
      tally.skip(leftOut.get());
      return;
    }
    String name = line.get("api").asString() + "_" + line.get("method").asString();
    String here;
    try {
      byte[] input = Recording.bytes(line.get("paramsHex").asString());
      here =
          Recording.hex(
              chain.runtime().call(name, input, chain.head().state(), chain.head().number()));
    } catch (ApiFault fault) {
      here = fault.toString();
    }
    String recorded = line.get("resultHex").asString();
    if (recorded.equals(here)) {
      tally.equal();
    } else {
      different(line, name + line.get("args"), recorded, here);
    }
  }

  private void different(JsonNode line, String what, String recorded, String here) {
    tally.different(
        new Tally.Difference(
            line.get("step").asInt(), line.path("label").asString(""), what, recorded, here));
  }
}
