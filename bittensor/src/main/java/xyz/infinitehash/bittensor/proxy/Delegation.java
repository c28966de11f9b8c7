package xyz.infinitehash.bittensor.proxy;

import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * Leave that an account gave another to act in its name ({@code Proxy.Proxies}).
 *
 * @param type what for, in the chain's words: it may know more kinds than {@link ProxyType}
 * @param delay blocks between announcing a call and making it, 0 for none
 */
public record Delegation(AccountId delegate, String type, long delay) {
  /** Those an account gave. */
  public static List<Delegation> read(ChainAt at, AccountId account) {
    return at.value("Proxy", "Proxies", Value.of(account)).item(0).items().stream()
        .map(
            each ->
                new Delegation(
                    each.field("delegate").asAccountId(),
                    each.field("proxy_type").variant(),
                    each.field("delay").asLong()))
        .toList();
  }
}
