package xyz.infinitehash.devnet.pallet.system;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.value.Value;

/**
 * An entry of {@code System.Account}.
 *
 * @param nonce extrinsics sent so far, u32
 * @param providers reasons for the account to exist: 1 when it has a balance
 * @param free rao it may spend
 * @param reserved rao held
 * @param frozen rao of {@code free} that may not leave
 * @param flags marks of pallet_balances
 */
public record Account(
    long nonce,
    long consumers,
    long providers,
    long sufficients,
    long free,
    long reserved,
    long frozen,
    BigInteger flags) {

  /** The entry of an account; zeros when there is none. */
  public static Account of(State state, AccountId who) {
    Value info = state.of(SystemPallet.NAME).get("Account", Value.of(who));
    Value data = info.field("data");
    return new Account(
        info.field("nonce").asLong(),
        info.field("consumers").asLong(),
        info.field("providers").asLong(),
        info.field("sufficients").asLong(),
        data.field("free").asLong(),
        data.field("reserved").asLong(),
        data.field("frozen").asLong(),
        data.field("flags").asBigInteger());
  }

  /** Whether somebody vouches for it; if not it may send free calls only. */
  public boolean exists() {
    return providers > 0 || sufficients > 0;
  }

  /** Stores the entry. */
  public void store(State state, AccountId who) {
    LinkedHashMap<String, Value> data = new LinkedHashMap<>();
    data.put("free", Value.of(free));
    data.put("reserved", Value.of(reserved));
    data.put("frozen", Value.of(frozen));
    data.put("flags", Value.of(flags));
    LinkedHashMap<String, Value> info = new LinkedHashMap<>();
    info.put("nonce", Value.of(nonce));
    info.put("consumers", Value.of(consumers));
    info.put("providers", Value.of(providers));
    info.put("sufficients", Value.of(sufficients));
    info.put("data", Value.struct(data));
    state.of(SystemPallet.NAME).put("Account", Value.struct(info), Value.of(who));
  }

  /** The same after one more extrinsic. */
  public Account withNonce(long next) {
    return new Account(next, consumers, providers, sufficients, free, reserved, frozen, flags);
  }

  /** The same with another free balance. */
  public Account withFree(long rao) {
    return new Account(nonce, consumers, providers, sufficients, rao, reserved, frozen, flags);
  }

  /** The same with so much held of what was free, rao; what was held is freed when negative. */
  public Account withHeld(long rao) {
    return new Account(
        nonce,
        consumers,
        providers,
        sufficients,
        Math.subtractExact(free, rao),
        Math.addExact(reserved, rao),
        frozen,
        flags);
  }

  /** The same with other consumers. */
  public Account withConsumers(long count) {
    return new Account(nonce, count, providers, sufficients, free, reserved, frozen, flags);
  }

  /** The same with other providers. */
  public Account withProviders(long count) {
    return new Account(nonce, consumers, count, sufficients, free, reserved, frozen, flags);
  }
}
