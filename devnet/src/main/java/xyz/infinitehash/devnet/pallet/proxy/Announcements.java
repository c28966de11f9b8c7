package xyz.infinitehash.devnet.pallet.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongPredicate;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.balances.Holds;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** Calls that proxies with a delay say beforehand, at a deposit each. */
final class Announcements {
  private static final long BASE = 36_000_000;
  private static final long FACTOR = 68_000_000;
  private static final int MOST = 75;

  private final BlockContext block;
  private final PalletStorage items;

  Announcements(BlockContext block) {
    this.block = block;
    this.items = block.state().of(ProxyPallet.NAME);
  }

  void add(AccountId delegate, AccountId real, Value callHash) {
    List<Value> row = new ArrayList<>(row(delegate));
    if (row.size() >= MOST) {
      throw DispatchFault.module(ProxyPallet.NAME, "TooMany");
    }
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("real", Value.of(real));
    fields.put("call_hash", callHash);
    fields.put("height", Value.of(block.number()));
    row.add(Value.struct(fields));
    keep(delegate, row);
    block.deposit(ProxyPallet.NAME, "Announced", Value.of(real), Value.of(delegate), callHash);
  }

  /**
   * Drops those of a call.
   *
   * @param age asked for how many blocks each has stood
   * @throws DispatchFault with the error when there is none
   */
  void drop(
      AccountId delegate, AccountId real, Value callHash, LongPredicate age, String otherwise) {
    List<Value> row = row(delegate);
    List<Value> rest =
        row.stream()
            .filter(
                each ->
                    !each.field("real").equals(Value.of(real))
                        || !each.field("call_hash").equals(callHash)
                        || !age.test(block.number() - each.field("height").asLong()))
            .toList();
    if (rest.size() == row.size()) {
      throw DispatchFault.module(ProxyPallet.NAME, otherwise);
    }
    keep(delegate, rest);
  }

  /** Brings the deposit to what it would be today; whether it changed. */
  boolean poke(AccountId who) {
    long before = deposit(who);
    keep(who, row(who));
    return ProxyPallet.tellPoked(block, who, "Announcements", before, deposit(who));
  }

  private void keep(AccountId delegate, List<Value> row) {
    long deposit = row.isEmpty() ? 0 : BASE + FACTOR * row.size();
    new Holds(block).change(delegate, deposit(delegate), deposit);
    if (row.isEmpty()) {
      items.remove("Announcements", Value.of(delegate));
    } else {
      items.put("Announcements", Value.seq(Value.of(row), Value.of(deposit)), Value.of(delegate));
    }
  }

  private List<Value> row(AccountId delegate) {
    return items.get("Announcements", Value.of(delegate)).item(0).items();
  }

  private long deposit(AccountId delegate) {
    return items.get("Announcements", Value.of(delegate)).item(1).asLong();
  }
}
