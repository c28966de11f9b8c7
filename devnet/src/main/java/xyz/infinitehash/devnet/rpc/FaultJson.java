package xyz.infinitehash.devnet.rpc;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.runtime.RuntimeChange;

/** A fault as {@code dev_fault} is given it: an object with its kind and its fields. */
record FaultJson(JsonNode given) {
  /** The kinds there are, with their fields; those with a value may be left out. */
  static final String KINDS =
      "drop, away(seconds), stale(blocks), late(millis, calls=1), mute(calls=1), twice(calls=1),"
          + " garbled(calls=1), refuse(calls=1, code=-32029, message),"
          + " refuse-extrinsics(extrinsics=1, code=1010, message, data), mend,"
          + " reorg(depth), upgrade(spec, transaction: one more each)";

  private static final int LIMIT = -32029;
  private static final int INVALID = 1010;

  String kind() {
    return text("kind").orElseThrow(() -> RpcError.params("kind: one of " + KINDS));
  }

  /**
   * @throws RpcError naming what is wrong
   */
  Fault fault() {
    try {
      return read();
    } catch (IllegalArgumentException e) {
      throw RpcError.params(kind() + ": " + e.getMessage());
    }
  }

  private Fault read() {
    return switch (kind()) {
      case "drop" -> new Fault.Drop();
      case "away" -> new Fault.Away(Duration.ofSeconds(number("seconds")));
      case "stale" -> new Fault.Stale(integer("blocks", number("blocks")));
      case "late" -> new Fault.Late(Duration.ofMillis(number("millis")), calls("calls"));
      case "mute" -> new Fault.Mute(calls("calls"));
      case "twice" -> new Fault.Twice(calls("calls"));
      case "garbled" -> new Fault.Garbled(calls("calls"));
      case "refuse" ->
          new Fault.RefuseCalls(
              calls("calls"),
              integer("code", number("code", LIMIT)),
              text("message").orElse("Too many requests"));
      case "refuse-extrinsics" ->
          new Fault.RefuseExtrinsics(
              calls("extrinsics"),
              integer("code", number("code", INVALID)),
              text("message").orElse("Invalid Transaction"),
              text("data").orElse(""));
      case "reorg" -> new Fault.Reorg(integer("depth", number("depth")));
      case "upgrade" ->
          new Fault.Upgrade(
              new RuntimeChange(
                  integer("spec", number("spec", 0)),
                  integer("transaction", number("transaction", 0))));
      default -> throw RpcError.params("no kind \"" + kind() + "\": one of " + KINDS);
    };
  }

  private int calls(String field) {
    return integer(field, number(field, 1));
  }

  /** Which endpoint is meant, if one is named. */
  Optional<Integer> endpoint() {
    return given.hasNonNull("endpoint")
        ? Optional.of(integer("endpoint", number("endpoint")))
        : Optional.empty();
  }

  long number(String field) {
    if (!given.hasNonNull(field)) {
      throw RpcError.params(kind() + ": missing: " + field);
    }
    return Params.number(given.get(field), field);
  }

  long number(String field, long otherwise) {
    return given.hasNonNull(field) ? number(field) : otherwise;
  }

  static int integer(String field, long number) {
    if (number != (int) number) {
      throw RpcError.params("too large: " + field);
    }
    return (int) number;
  }

  private Optional<String> text(String field) {
    JsonNode node = given.get(field);
    return node != null && node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }
}
