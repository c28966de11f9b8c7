package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochTerms;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Locks;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * One subnet's epoch: consensus, then its alpha to owner, miners, validators and those who stake
 * with them.
 */
final class Payout {
  private final Store store;
  private final SubnetFacts facts;
  private final Stakes stakes;
  private final int netuid;
  private final Value net;

  Payout(Store store, int netuid) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.stakes = new Stakes(store);
    this.netuid = netuid;
    this.net = value(netuid);
  }

  void distribute(Pending pending) {
    List<EpochTerms> terms = new EpochRunner(store, netuid).run(pending.total());
    SortedMap<AccountId, EpochTerms> byHotkey = new TreeMap<>();
    for (int uid = 0; uid < terms.size(); uid++) {
      EpochTerms term = terms.get(uid);
      facts.hotkey(netuid, uid).ifPresent(hotkey -> byHotkey.put(hotkey, term));
    }
    long incentive = terms.stream().mapToLong(EpochTerms::minerEmission).sum();
    long validators = pending.validators() + (incentive == 0 ? pending.miners() : 0);
    Dividends dividends = new Dividends(store, netuid).of(byHotkey, validators, pending.root());
    payOwner(pending.owner());
    payMiners(byHotkey);
    payValidators(dividends.alpha());
    payRoot(dividends.root());
  }

  private void payOwner(long alpha) {
    if (store.exists("SubnetOwner", net) && store.exists("SubnetOwnerHotkey", net)) {
      stakes.grow(
          store.account("SubnetOwnerHotkey", net),
          store.account("SubnetOwner", net),
          netuid,
          alpha);
      new Locks(store).lockOwnerCut(netuid, alpha);
    }
  }

  /** Incentive; what would go to the owner's hotkeys is burned or recycled instead. */
  private void payMiners(SortedMap<AccountId, EpochTerms> byHotkey) {
    List<AccountId> owners = ownerHotkeys();
    long total = 0;
    long withheld = 0;
    for (var entry : byHotkey.entrySet()) {
      AccountId hotkey = entry.getKey();
      long incentive = entry.getValue().minerEmission();
      total += incentive;
      if (owners.contains(hotkey)) {
        withheld += incentive;
        withhold(incentive);
      } else {
        payMiner(hotkey, incentive);
      }
    }
    store.put(
        "MinerBurned",
        Value.struct(
            "bits", Value.of(Unsigned.u96f32(withheld).dividedBy(Unsigned.u96f32(total)).bits())),
        net);
  }

  private void payMiner(AccountId hotkey, long incentive) {
    AccountId coldkey = facts.coldkey(hotkey);
    AccountId destination =
        store
            .find("AutoStakeDestination", value(coldkey), net)
            .map(Value::asAccountId)
            .orElse(hotkey);
    if (store.exists("AutoStakeDestination", value(coldkey), net)) {
      store.event(
          "AutoStakeAdded",
          net,
          value(destination),
          value(hotkey),
          value(coldkey),
          value(incentive));
    }
    stakes.grow(destination, coldkey, netuid, incentive);
  }

  private void withhold(long alpha) {
    TaoMoves money = new TaoMoves(store);
    boolean recycle =
        store.exists("RecycleOrBurn", net)
            && store.items().get("RecycleOrBurn", net).variant().equals("Recycle");
    if (recycle) {
      money.recycleAlpha(netuid, alpha);
    } else {
      money.burnAlpha(netuid, alpha);
    }
  }

  private List<AccountId> ownerHotkeys() {
    List<AccountId> owners =
        new ArrayList<>(facts.ownerSeats(netuid).stream().map(SubnetFacts.Seat::hotkey).toList());
    if (facts.ownerUid(netuid).isPresent()) {
      owners.add(store.account("SubnetOwnerHotkey", net));
    }
    return owners;
  }

  private void payValidators(SortedMap<AccountId, Unsigned> dividends) {
    store.items().clear("AlphaDividendsPerSubnet", net);
    dividends.forEach(
        (hotkey, dividend) -> {
          long rest = payTake(hotkey, dividend);
          stakes.growAll(hotkey, netuid, rest);
          store.put("AlphaDividendsPerSubnet", rest, net, value(hotkey));
          store.put("TotalHotkeyAlphaLastEpoch", stakes.of(hotkey, netuid), value(hotkey), net);
        });
  }

  private void payRoot(SortedMap<AccountId, Unsigned> dividends) {
    store.items().clear("RootAlphaDividendsPerSubnet", net);
    dividends.forEach(
        (hotkey, dividend) -> {
          long rest = payTake(hotkey, dividend);
          makeClaimable(hotkey, rest);
          store.put("RootAlphaDividendsPerSubnet", rest, net, value(hotkey));
        });
  }

  /** The validator's own take; returns what is left for its nominators. */
  private long payTake(AccountId hotkey, Unsigned dividend) {
    Unsigned take = Unsigned.shareOfU16(store.number("Delegates", value(hotkey))).times(dividend);
    stakes.grow(hotkey, facts.coldkey(hotkey), netuid, take.rao());
    return dividend.minus(take).rao();
  }

  /** Alpha that those who stake TAO with the hotkey on root may claim, kept as alpha per TAO. */
  private void makeClaimable(AccountId hotkey, long alpha) {
    long total = stakes.of(hotkey, Store.ROOT);
    if (alpha > total) {
      stakes.grow(hotkey, facts.coldkey(hotkey), netuid, alpha);
      return;
    }
    BigInteger more = Unsigned.u96f32(alpha).dividedBy(Unsigned.u96f32(total)).bits();
    SortedMap<Integer, BigInteger> rates = new TreeMap<>();
    for (Value pair : store.row("RootClaimable", value(hotkey))) {
      rates.put(pair.item(0).asInt(), pair.item(1).field("bits").asBigInteger());
    }
    rates.merge(netuid, more, BigInteger::add);
    List<Value> pairs = new ArrayList<>();
    rates.forEach(
        (subnet, rate) ->
            pairs.add(Value.seq(value(subnet), Value.struct("bits", Value.of(rate)))));
    store.put("RootClaimable", Value.of(pairs), value(hotkey));
  }
}
