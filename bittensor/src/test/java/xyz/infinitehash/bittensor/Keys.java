package xyz.infinitehash.bittensor;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.scale.ByteString;

/** Accounts that occur in recordings, by the addresses in their arguments. */
final class Keys {
  private static final Set<AccountId> ALL = read();

  private Keys() {}

  static Stream<AccountId> all() {
    return ALL.stream();
  }

  private static Set<AccountId> read() {
    Set<AccountId> all = new HashSet<>();
    for (JsonNode line : Runtime425.lines("steps-keys")) {
      collect(line, all);
    }
    return all;
  }

  private static void collect(JsonNode node, Set<AccountId> all) {
    if (node.isString() && node.stringValue().matches("0x[0-9a-f]{64}")) {
      all.add(AccountId.of(ByteString.parse(node.stringValue()).bytes()));
    }
    node.forEach(child -> collect(child, all));
  }
}
