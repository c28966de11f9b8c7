package xyz.infinitehash.devnet.pallet.subtensor.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * Alpha staked with hotkeys, rao. A hotkey's stake on a subnet is one pool of shares; what a
 * coldkey has there is its share of the pool, so that a dividend to the hotkey reaches every
 * nominator at once. Stakes kept in the maps of before 2026 (Alpha, TotalHotkeyShares) are not
 * read.
 */
public final class Stakes {
  private final Store store;

  /** On a store. */
  public Stakes(Store store) {
    this.store = store;
  }

  /** All stake with a hotkey on a subnet. */
  public long of(AccountId hotkey, int netuid) {
    return store.number("TotalHotkeyAlpha", Store.value(hotkey), Store.value(netuid));
  }

  /** What a coldkey has with a hotkey on a subnet. */
  public long of(AccountId hotkey, AccountId coldkey, int netuid) {
    Optional<SafeFloat> share = share(hotkey, coldkey, netuid);
    return share
        .map(
            part ->
                SafeFloat.of(of(hotkey, netuid)).timesOver(part, denominator(hotkey, netuid)).rao())
        .orElse(0L);
  }

  /** A dividend: every coldkey's stake grows in proportion. */
  public void growAll(AccountId hotkey, int netuid, long alpha) {
    setTotal(hotkey, netuid, of(hotkey, netuid) + alpha);
  }

  /** Whether the pool is fine enough for so small an amount. */
  public boolean canGrow(AccountId hotkey, int netuid, long alpha) {
    SafeFloat denominator = denominator(hotkey, netuid);
    return denominator.isZero() || !sharesFor(hotkey, netuid, alpha, denominator).isZero();
  }

  /** Adds stake of a coldkey. */
  public void grow(AccountId hotkey, AccountId coldkey, int netuid, long alpha) {
    if (alpha != 0) {
      noteStaking(coldkey, hotkey);
    }
    change(hotkey, coldkey, netuid, alpha);
  }

  /** Takes stake of a coldkey; does nothing when it has less. */
  public void shrink(AccountId hotkey, AccountId coldkey, int netuid, long alpha) {
    if (of(hotkey, coldkey, netuid) >= alpha && share(hotkey, coldkey, netuid).isPresent()) {
      change(hotkey, coldkey, netuid, -alpha);
    }
  }

  /** Remembers that a coldkey stakes with a hotkey. */
  public void noteStaking(AccountId coldkey, AccountId hotkey) {
    List<Value> hotkeys = new ArrayList<>(store.row("StakingHotkeys", Store.value(coldkey)));
    if (!hotkeys.contains(Store.value(hotkey))) {
      hotkeys.add(Store.value(hotkey));
      store.put("StakingHotkeys", Value.of(hotkeys), Store.value(coldkey));
    }
  }

  private void change(AccountId hotkey, AccountId coldkey, int netuid, long update) {
    SafeFloat denominator = denominator(hotkey, netuid);
    SafeFloat share = share(hotkey, coldkey, netuid).orElse(SafeFloat.ZERO);
    long amount = Math.abs(update);
    if (denominator.isZero()) {
      setDenominator(hotkey, netuid, SafeFloat.of(amount));
      setShare(hotkey, coldkey, netuid, SafeFloat.of(amount));
    } else {
      SafeFloat shares = sharesFor(hotkey, netuid, amount, denominator);
      setDenominator(
          hotkey, netuid, update > 0 ? denominator.plus(shares) : denominator.minus(shares));
      setShare(hotkey, coldkey, netuid, update > 0 ? share.plus(shares) : share.minus(shares));
    }
    setTotal(hotkey, netuid, Math.max(0, of(hotkey, netuid) + update));
  }

  private SafeFloat sharesFor(AccountId hotkey, int netuid, long alpha, SafeFloat denominator) {
    return SafeFloat.of(alpha).timesOver(denominator, SafeFloat.of(of(hotkey, netuid)));
  }

  private Optional<SafeFloat> share(AccountId hotkey, AccountId coldkey, int netuid) {
    Value[] keys = {Store.value(hotkey), Store.value(coldkey), Store.value(netuid)};
    return store.exists("AlphaV2", keys)
        ? store.find("AlphaV2", keys).map(SafeFloat::of)
        : Optional.empty();
  }

  private SafeFloat denominator(AccountId hotkey, int netuid) {
    return SafeFloat.of(
        store.items().get("TotalHotkeySharesV2", Store.value(hotkey), Store.value(netuid)));
  }

  private void setShare(AccountId hotkey, AccountId coldkey, int netuid, SafeFloat share) {
    Value[] keys = {Store.value(hotkey), Store.value(coldkey), Store.value(netuid)};
    if (share.isZero()) {
      store.remove("AlphaV2", keys);
    } else {
      store.put("AlphaV2", share.value(), keys);
    }
  }

  private void setDenominator(AccountId hotkey, int netuid, SafeFloat denominator) {
    if (denominator.isZero()) {
      store.remove("TotalHotkeySharesV2", Store.value(hotkey), Store.value(netuid));
    } else {
      store.put(
          "TotalHotkeySharesV2", denominator.value(), Store.value(hotkey), Store.value(netuid));
    }
  }

  private void setTotal(AccountId hotkey, int netuid, long alpha) {
    if (alpha == 0) {
      store.remove("TotalHotkeyAlpha", Store.value(hotkey), Store.value(netuid));
    } else {
      store.put("TotalHotkeyAlpha", alpha, Store.value(hotkey), Store.value(netuid));
    }
  }
}
