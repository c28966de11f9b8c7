package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.balances.Balances.Preservation;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockMoves;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * A coldkey takes the place of another: announced by the hash of the new one, done after a delay,
 * stopped for good by whoever holds the old one saying that it was not they.
 */
public final class ColdkeySwap {
  private static final long COST = 100_000_000; // rao
  private static final String ANNOUNCED = "ColdkeySwapAnnouncements";
  private static final String DISPUTED = "ColdkeySwapDisputes";

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public ColdkeySwap(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** The call {@code announce_coldkey_swap}; the first announcement costs, later ones wait. */
  public void announce(AccountId who, Value hash) {
    if (store.exists(ANNOUNCED, value(who))) {
      ensureWaited(who, "ColdkeySwapReannouncedTooEarly");
    } else {
      pay(who, COST);
    }
    long when = store.now() + store.number("ColdkeySwapAnnouncementDelay");
    store.put(ANNOUNCED, Value.seq(value(when), hash), value(who));
    store.event("ColdkeySwapAnnounced", value(who), hash);
  }

  /** The call {@code clear_coldkey_swap_announcement}. */
  public void clear(AccountId who) {
    ensureAnnounced(who);
    ensureWaited(who, "ColdkeySwapClearTooEarly");
    store.remove(ANNOUNCED, value(who));
    store.event("ColdkeySwapCleared", value(who));
  }

  /** The call {@code dispute_coldkey_swap}. */
  public void dispute(AccountId who) {
    ensureAnnounced(who);
    ensure(!store.exists(DISPUTED, value(who)), "ColdkeySwapAlreadyDisputed");
    store.put(DISPUTED, store.now(), value(who));
    store.event("ColdkeySwapDisputed", value(who));
  }

  /** The call {@code reset_coldkey_swap}, by root. */
  public void reset(AccountId who) {
    forget(who);
    store.event("ColdkeySwapReset", value(who));
  }

  /** The call {@code swap_coldkey_announced}. */
  public void announced(AccountId before, AccountId after) {
    ensureAnnounced(before);
    Value announced = store.items().get(ANNOUNCED, value(before));
    store.remove(ANNOUNCED, value(before));
    ensure(
        announced.item(1).equals(Value.of(Blake2b.hash256(after.bytes()))),
        "AnnouncedColdkeyHashDoesNotMatch");
    ensure(store.now() >= announced.item(0).asLong(), "ColdkeySwapTooEarly");
    swap(before, after);
  }

  /** The call {@code swap_coldkey}, by root: at once, for any coldkey, at its cost. */
  public void forced(AccountId before, AccountId after, long cost) {
    if (cost != 0) {
      pay(before, cost);
    }
    swap(before, after);
    forget(before);
  }

  private void ensureAnnounced(AccountId who) {
    ensure(store.exists(ANNOUNCED, value(who)), "ColdkeySwapAnnouncementNotFound");
  }

  private void ensureWaited(AccountId who, String error) {
    long since = store.items().get(ANNOUNCED, value(who)).item(0).asLong();
    ensure(store.now() >= since + store.number("ColdkeySwapReannouncementDelay"), error);
  }

  private void forget(AccountId who) {
    store.remove(ANNOUNCED, value(who));
    store.remove(DISPUTED, value(who));
  }

  private void pay(AccountId who, long rao) {
    Balances balances = new Balances(store.block());
    ensure(
        rao >= 0 && rao <= balances.spendable(who, Preservation.PRESERVE),
        "NotEnoughBalanceToPaySwapColdKey");
    new TaoMoves(store).recycle(who, rao);
  }

  /** Everything that names the old coldkey. */
  private void swap(AccountId before, AccountId after) {
    ensure(store.row("StakingHotkeys", value(after)).isEmpty(), "ColdKeyAlreadyAssociated");
    ensure(!facts.hotkeyExists(after), "NewColdKeyIsHotkey");
    moveIdentity(before, after);
    StakeHandover stake = new StakeHandover(store);
    for (int netuid : facts.all()) {
      if (store.account("SubnetOwner", value(netuid)).equals(before)) {
        store.put("SubnetOwner", value(after), value(netuid));
      }
      moveAutoStake(netuid, before, after);
      stake.toColdkey(before, after, netuid);
    }
    moveRow("StakingHotkeys", before, after);
    for (Value hotkey : store.row("OwnedHotkeys", value(before))) {
      ensure(!facts.isSubnetAccount(hotkey.asAccountId()), "CannotUseSystemAccount");
      store.put("Owner", value(after), hotkey);
    }
    moveRow("OwnedHotkeys", before, after);
    new LockMoves(store).toColdkey(before, after);
    moveMoney(before, after);
    store.put("LastRateLimitedBlock", store.now(), Value.variant("LastTxBlock", value(after)));
    store.event("ColdkeySwapped", value(before), value(after));
  }

  private void moveIdentity(AccountId before, AccountId after) {
    if (!store.exists("IdentitiesV2", value(after))
        && store.exists("IdentitiesV2", value(before))) {
      store.put("IdentitiesV2", store.items().get("IdentitiesV2", value(before)), value(after));
      store.remove("IdentitiesV2", value(before));
    }
  }

  private void moveAutoStake(int netuid, AccountId before, AccountId after) {
    Value net = value(netuid);
    if (store.exists("AutoStakeDestination", value(before), net)) {
      Value hotkey = store.items().get("AutoStakeDestination", value(before), net);
      store.remove("AutoStakeDestination", value(before), net);
      store.put("AutoStakeDestination", hotkey, value(after), net);
      List<Value> coldkeys =
          new ArrayList<>(store.row("AutoStakeDestinationColdkeys", hotkey, net));
      coldkeys.removeIf(each -> each.equals(value(before)) || each.equals(value(after)));
      coldkeys.add(value(after));
      store.put("AutoStakeDestinationColdkeys", Value.of(coldkeys), hotkey, net);
    }
  }

  private void moveRow(String item, AccountId before, AccountId after) {
    List<Value> row = new ArrayList<>(store.row(item, value(after)));
    store.row(item, value(before)).stream().filter(each -> !row.contains(each)).forEach(row::add);
    store.remove(item, value(before));
    store.put(item, Value.of(row), value(after));
  }

  private void moveMoney(AccountId before, AccountId after) {
    Balances balances = new Balances(store.block());
    long all = balances.spendable(before, Preservation.EXPENDABLE);
    if (all != 0) {
      balances.transfer(before, after, all, Preservation.EXPENDABLE);
    }
  }
}
