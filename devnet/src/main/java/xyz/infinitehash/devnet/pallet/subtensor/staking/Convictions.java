package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockState.Aging;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * How much those who lock alpha to a hotkey of a subnet are convinced of it, all together and as of
 * now; rao with 64 fraction bits.
 */
public final class Convictions {
  private static final Unsigned NONE = Unsigned.u64f64(0);

  private final Store store;

  /** On a store. */
  public Convictions(Store store) {
    this.store = store;
  }

  /** Of one hotkey; none when nobody locks to it. */
  public Unsigned of(AccountId hotkey, int netuid) {
    return all(netuid).getOrDefault(hotkey, NONE);
  }

  /** The hotkey that has most; of several the one whose account is greatest. */
  public Optional<AccountId> most(int netuid) {
    return all(netuid).entrySet().stream()
        .reduce((best, next) -> next.getValue().compareTo(best.getValue()) >= 0 ? next : best)
        .map(Map.Entry::getKey);
  }

  private SortedMap<AccountId, Unsigned> all(int netuid) {
    SortedMap<AccountId, Unsigned> all = new TreeMap<>();
    Value net = value(netuid);
    for (boolean perpetual : new boolean[] {true, false}) {
      String prefix = perpetual ? "" : "Decaying";
      store
          .items()
          .entries(prefix + "HotkeyLock", net)
          .forEach(
              sum ->
                  all.merge(
                      sum.keys().get(1).asAccountId(),
                      now(sum.value(), false, perpetual),
                      Unsigned::plus));
      if (store.exists(prefix + "OwnerLock", net)) {
        all.merge(
            store.account("SubnetOwnerHotkey", net),
            now(store.items().get(prefix + "OwnerLock", net), true, perpetual),
            Unsigned::plus);
      }
    }
    return all;
  }

  private Unsigned now(Value sum, boolean owner, boolean perpetual) {
    Aging aging =
        new Aging(store.number("UnlockRate"), store.number("MaturityRate"), owner, perpetual);
    return LockState.of(sum).rolled(store.now(), aging).conviction();
  }
}
