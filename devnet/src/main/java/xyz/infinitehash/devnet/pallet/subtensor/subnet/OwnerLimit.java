package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochSchedule;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * How often a subnet's owner may change one thing.
 *
 * @param item where the block of the last change is kept
 * @param keys under which keys
 * @param blocks that must lie between two changes; the first one is free
 */
public record OwnerLimit(Store store, String item, List<Value> keys, long blocks) {
  private static final String BY_KEY = "LastRateLimitedBlock";
  private static final String BY_TRANSACTION = "TransactionKeyLastBlock";
  private static final int VERSION_KEY = 4;
  private static final int MECHANISM_COUNT = 7;
  private static final int MECHANISM_SPLIT = 8;
  private static final int TRIM = 9;
  private static final int TEMPO = 11;
  private static final long DAY = 7_200;
  private static final long WEEK = 7 * DAY;

  /** Copies. */
  public OwnerLimit {
    keys = List.copyOf(keys);
  }

  /** A hyperparameter by its name in the chain's own list: some epochs apart. */
  public static OwnerLimit hyperparameter(Store store, int netuid, String name) {
    Value key =
        Value.variant("OwnerHyperparamUpdate", Value.seq(value(netuid), Value.variant(name)));
    return new OwnerLimit(
        store,
        BY_KEY,
        List.of(key),
        store.number("Tempo", value(netuid)) * store.number("OwnerHyperparamRateLimit"));
  }

  /** The owner's hotkey: once a week, by whomever. */
  public static OwnerLimit ownerHotkey(Store store, int netuid) {
    return new OwnerLimit(
        store, BY_KEY, List.of(Value.variant("SetSNOwnerHotkey", value(netuid))), WEEK);
  }

  /** The tempo. */
  public static OwnerLimit tempo(Store store, AccountId owner, int netuid) {
    return transaction(store, owner, netuid, TEMPO, EpochSchedule.MIN_TEMPO);
  }

  /** A kind of change by its name in the chain's own list. */
  public static OwnerLimit transaction(Store store, AccountId owner, int netuid, String kind) {
    return switch (kind) {
      case "SetWeightsVersionKey" ->
          transaction(
              store,
              owner,
              netuid,
              VERSION_KEY,
              store.number("Tempo", value(netuid)) * store.number("WeightsVersionKeyRateLimit"));
      case "MechanismCountUpdate" -> transaction(store, owner, netuid, MECHANISM_COUNT, DAY);
      case "MechanismEmission" -> transaction(store, owner, netuid, MECHANISM_SPLIT, DAY);
      case "MaxUidsTrimming" -> transaction(store, owner, netuid, TRIM, 30 * DAY);
      default -> throw new IllegalArgumentException("no limit for " + kind);
    };
  }

  private static OwnerLimit transaction(
      Store store, AccountId owner, int netuid, int kind, long blocks) {
    return new OwnerLimit(
        store, BY_TRANSACTION, List.of(value(owner), value(netuid), value(kind)), blocks);
  }

  /** Fails the call when the last change is too near. */
  public void check() {
    long last = store.number(item, keys.toArray(Value[]::new));
    Store.ensure(last == 0 || store.now() - last >= blocks, "TxRateLimitExceeded");
  }

  /** Now is the last change. */
  public void note() {
    store.put(item, store.now(), keys.toArray(Value[]::new));
  }
}
