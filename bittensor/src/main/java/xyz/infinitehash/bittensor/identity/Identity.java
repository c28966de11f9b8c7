package xyz.infinitehash.bittensor.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.value.Value;

/**
 * Who a coldkey says it is ({@code SubtensorModule.IdentitiesV2}); texts of any kind, nobody has
 * checked them.
 */
public record Identity(
    String name,
    String url,
    String githubRepo,
    String image,
    String discord,
    String description,
    String additional) {
  private static final String ITEM = "IdentitiesV2";

  /** What a coldkey says of itself. */
  public static Optional<Identity> read(ChainAt at, AccountId coldkey) {
    return at.storage("SubtensorModule", ITEM, Value.of(coldkey)).map(Identity::of);
  }

  /** All identities, by coldkey. */
  public static SortedMap<AccountId, Identity> readAll(ChainAt at) {
    SortedMap<AccountId, Identity> all = new TreeMap<>();
    for (MapEntry entry : at.entries("SubtensorModule", ITEM)) {
      all.put(entry.lastKey().asAccountId(), of(entry.value()));
    }
    return all;
  }

  /** From the chain's {@code ChainIdentityV2}; bytes that are no UTF-8 become replacement signs. */
  public static Identity of(Value identity) {
    return new Identity(
        text(identity, "name"),
        text(identity, "url"),
        text(identity, "github_repo"),
        text(identity, "image"),
        text(identity, "discord"),
        text(identity, "description"),
        text(identity, "additional"));
  }

  static String text(Value identity, String field) {
    return new String(identity.field(field).asBytes(), StandardCharsets.UTF_8);
  }

  static Value bytes(String text) {
    return Value.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
