package xyz.infinitehash.devnet.pallet.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.balances.Holds;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** Who lets whom act for it. Each row is sorted, and kept by a deposit that grows with it. */
final class Delegations {
  private static final long BASE = 60_000_000;
  private static final long FACTOR = 33_000_000;
  private static final int MOST = 20;
  private static final byte[] PURE = "modlpy/proxy____".getBytes(StandardCharsets.US_ASCII);
  private static final Comparator<Delegation> ORDER =
      Comparator.comparing((Delegation d) -> d.delegate().bytes(), Arrays::compareUnsigned)
          .thenComparingInt(d -> d.type().index())
          .thenComparingLong(Delegation::delay);

  private final BlockContext block;
  private final PalletStorage items;

  Delegations(BlockContext block) {
    this.block = block;
    this.items = block.state().of(ProxyPallet.NAME);
  }

  /**
   * One account may act for another.
   *
   * @param delay blocks between announcing a call and making it
   */
  record Delegation(AccountId delegate, ProxyType type, long delay) {
    static Delegation of(Value stored) {
      return new Delegation(
          stored.field("delegate").asAccountId(),
          ProxyType.of(stored.field("proxy_type").variant()),
          stored.field("delay").asLong());
    }

    Value value() {
      LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
      fields.put("delegate", Value.of(delegate));
      fields.put("proxy_type", Value.variant(type.name()));
      fields.put("delay", Value.of(delay));
      return Value.struct(fields);
    }
  }

  /** How a pure account came to be. */
  record Birth(AccountId spawner, ProxyType type, int index, long height, long extrinsic) {
    AccountId account() {
      return AccountId.of(
          Blake2b.hash256(
              new ScaleWriter()
                  .raw(PURE)
                  .raw(spawner.bytes())
                  .u32(height)
                  .u32(extrinsic)
                  .u8(type.index())
                  .u16(index)
                  .toBytes()));
    }
  }

  /**
   * The first of an account's delegations to another, of a type if one is asked for.
   *
   * @throws DispatchFault NotProxy
   */
  Delegation find(AccountId real, AccountId delegate, Optional<ProxyType> type) {
    return row(real).stream()
        .filter(d -> d.delegate().equals(delegate) && type.map(d.type()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> fault("NotProxy"));
  }

  void add(AccountId delegator, Delegation added) {
    ensure(!delegator.equals(added.delegate()), "NoSelfProxy");
    List<Delegation> row = new ArrayList<>(row(delegator));
    ensure(!row.contains(added), "Duplicate");
    ensure(row.size() < MOST, "TooMany");
    row.add(added);
    row.sort(ORDER);
    keep(delegator, row);
    tell("ProxyAdded", delegator, added);
  }

  void remove(AccountId delegator, Delegation removed) {
    List<Delegation> row = new ArrayList<>(row(delegator));
    ensure(row.remove(removed), "NotFound");
    keep(delegator, row);
    items.remove("RealPaysFee", Value.of(delegator), Value.of(removed.delegate()));
    tell("ProxyRemoved", delegator, removed);
  }

  void removeAll(AccountId delegator) {
    new Holds(block).change(delegator, deposit(delegator), 0);
    items.remove("Proxies", Value.of(delegator));
    items.clear("RealPaysFee", Value.of(delegator));
  }

  /** Makes an account without a key that only its maker can act for, at the maker's deposit. */
  void createPure(AccountId who, ProxyType type, long delay, int index) {
    AccountId pure = new Birth(who, type, index, block.number(), block.extrinsic()).account();
    ensure(!items.exists("Proxies", Value.of(pure)), "Duplicate");
    new Holds(block).change(who, 0, BASE + FACTOR);
    store(pure, List.of(new Delegation(who, type, delay)), BASE + FACTOR);
    tellPure("PureCreated", pure, who, type, index);
  }

  /** Ends one; the deposit goes back to its maker. */
  void killPure(AccountId pure, Birth birth) {
    ensure(birth.account().equals(pure), "NoPermission");
    long held = deposit(pure);
    items.remove("Proxies", Value.of(pure));
    new Holds(block).change(birth.spawner(), held, 0);
    tellPure("PureKilled", pure, birth.spawner(), birth.type(), birth.index());
  }

  /** Brings the deposit to what it would be today; whether it changed. */
  boolean poke(AccountId who) {
    long before = deposit(who);
    keep(who, row(who));
    return ProxyPallet.tellPoked(block, who, "Proxies", before, deposit(who));
  }

  private void keep(AccountId delegator, List<Delegation> row) {
    long deposit = row.isEmpty() ? 0 : BASE + FACTOR * row.size();
    new Holds(block).change(delegator, deposit(delegator), deposit);
    store(delegator, row, deposit);
  }

  private void store(AccountId delegator, List<Delegation> row, long deposit) {
    if (row.isEmpty()) {
      items.remove("Proxies", Value.of(delegator));
    } else {
      Value all = Value.of(row.stream().map(Delegation::value).toList());
      items.put("Proxies", Value.seq(all, Value.of(deposit)), Value.of(delegator));
    }
  }

  private List<Delegation> row(AccountId delegator) {
    return items.get("Proxies", Value.of(delegator)).item(0).items().stream()
        .map(Delegation::of)
        .toList();
  }

  private long deposit(AccountId delegator) {
    return items.get("Proxies", Value.of(delegator)).item(1).asLong();
  }

  private void tell(String event, AccountId delegator, Delegation one) {
    block.deposit(
        ProxyPallet.NAME,
        event,
        Value.of(delegator),
        Value.of(one.delegate()),
        Value.variant(one.type().name()),
        Value.of(one.delay()));
  }

  private void tellPure(
      String event, AccountId pure, AccountId spawner, ProxyType type, int index) {
    block.deposit(
        ProxyPallet.NAME,
        event,
        Value.of(pure),
        Value.of(spawner),
        Value.variant(type.name()),
        Value.of(index));
  }

  private static void ensure(boolean condition, String error) {
    if (!condition) {
      throw fault(error);
    }
  }

  private static DispatchFault fault(String error) {
    return DispatchFault.module(ProxyPallet.NAME, error);
  }
}
