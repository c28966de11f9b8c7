package xyz.infinitehash.devnet.pallet.subtensor.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** The storage of SubtensorModule in the block that is being built. */
public final class Store {
  /** Name of the pallet, its storage and its errors. */
  public static final String PALLET = "SubtensorModule";

  /** The root network. */
  public static final int ROOT = 0;

  /**
   * How many storage indices one mechanism takes: mechanism m of a subnet is at netuid + 4096 m.
   */
  public static final int MECHANISM_STEP = 4096;

  private static final AccountId NOBODY = AccountId.of(new byte[32]);

  private final BlockContext block;
  private final PalletStorage items;

  /** For a block. */
  public Store(BlockContext block) {
    this.block = block;
    this.items = block.state().of(PALLET);
  }

  /** The fault of a call with an error of this pallet. */
  public static DispatchFault fault(String error) {
    return DispatchFault.module(PALLET, error);
  }

  /** Fails the call unless the condition holds. */
  public static void ensure(boolean condition, String error) {
    if (!condition) {
      throw fault(error);
    }
  }

  /** The account that stands for "none" in storage. */
  public static AccountId nobody() {
    return NOBODY;
  }

  /** A number as a key or value. */
  public static Value value(long number) {
    return Value.of(number);
  }

  /** An account as a key or value. */
  public static Value value(AccountId account) {
    return Value.of(account);
  }

  /** The block. */
  public BlockContext block() {
    return block;
  }

  /** Number of this block. */
  public long now() {
    return block.number();
  }

  /** Raw access by name. */
  public PalletStorage items() {
    return items;
  }

  /** A number below 2^63. */
  public long number(String item, Value... keys) {
    return items.number(item, keys);
  }

  /** A number of any size. */
  public BigInteger big(String item, Value... keys) {
    return items.big(item, keys);
  }

  /** A flag. */
  public boolean flag(String item, Value... keys) {
    return items.get(item, keys).asBool();
  }

  /** The account stored, or the account of zeros. */
  public AccountId account(String item, Value... keys) {
    return items.get(item, keys).asAccountId();
  }

  /** What is stored in an optional item. */
  public Optional<Value> find(String item, Value... keys) {
    return items.find(item, keys);
  }

  /** Whether an entry is stored, default or not. */
  public boolean exists(String item, Value... keys) {
    return items.exists(item, keys);
  }

  /** A row of values. */
  public List<Value> row(String item, Value... keys) {
    return items.get(item, keys).items();
  }

  /** Stores a value. */
  public void put(String item, Value value, Value... keys) {
    items.put(item, value, keys);
  }

  /** Stores a number. */
  public void put(String item, long number, Value... keys) {
    items.put(item, number, keys);
  }

  /** Adds to a number; not below zero. */
  public void add(String item, long change, Value... keys) {
    items.put(item, Math.max(0, items.number(item, keys) + change), keys);
  }

  /** Replaces one element of a row, if the row is that long. */
  public void setAt(String item, int index, Value value, Value... keys) {
    List<Value> row = new ArrayList<>(row(item, keys));
    if (index < row.size()) {
      row.set(index, value);
    }
    items.put(item, Value.of(row), keys);
  }

  /** Appends to a row. */
  public void push(String item, Value value, Value... keys) {
    List<Value> row = new ArrayList<>(row(item, keys));
    row.add(value);
    items.put(item, Value.of(row), keys);
  }

  /** Removes an entry. */
  public void remove(String item, Value... keys) {
    items.remove(item, keys);
  }

  /** Deposits an event. */
  public void event(String name, Value... fields) {
    block.deposit(PALLET, name, fields);
  }
}
