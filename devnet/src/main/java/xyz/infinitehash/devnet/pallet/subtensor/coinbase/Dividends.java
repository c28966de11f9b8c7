package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Takes;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochTerms;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * Validators' alpha by hotkey: what a child earned goes to its parents by what they lent, then
 * every hotkey's part is split between its alpha and its root stake.
 */
final class Dividends {
  private static final Unsigned ZERO = Unsigned.u96f32(0);

  private final Store store;
  private final SubnetFacts facts;
  private final Stakes stakes;
  private final Takes takes;
  private final Unsigned taoWeight;
  private final int netuid;
  private final SortedMap<AccountId, Unsigned> alpha = new TreeMap<>();
  private final SortedMap<AccountId, Unsigned> root = new TreeMap<>();

  Dividends(Store store, int netuid) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.stakes = new Stakes(store);
    this.takes = new Takes(store);
    this.taoWeight = StakeWeight.taoWeight(store);
    this.netuid = netuid;
  }

  /** Alpha for alpha stakers. */
  SortedMap<AccountId, Unsigned> alpha() {
    return alpha;
  }

  /** Alpha for root stakers. */
  SortedMap<AccountId, Unsigned> root() {
    return root;
  }

  Dividends of(Map<AccountId, EpochTerms> terms, long validatorAlpha, long rootAlpha) {
    SortedMap<AccountId, Unsigned> earned = new TreeMap<>();
    terms.forEach((hotkey, term) -> share(hotkey, term.validatorEmission(), earned));
    earned.forEach(
        (hotkey, dividend) -> {
          Unsigned tao = Unsigned.u96f32(stakes.of(hotkey, Store.ROOT)).times(taoWeight);
          Unsigned all = Unsigned.u96f32(stakes.of(hotkey, netuid)).plus(tao);
          Unsigned toRoot = dividend.times(tao.dividedBy(all));
          root.put(hotkey, toRoot);
          alpha.put(hotkey, dividend.minus(toRoot));
        });
    scale(alpha, validatorAlpha);
    scale(root, rootAlpha);
    return this;
  }

  private static void scale(SortedMap<AccountId, Unsigned> parts, long total) {
    Unsigned sum = parts.values().stream().reduce(ZERO, Unsigned::plus);
    parts.replaceAll((hotkey, part) -> Unsigned.u96f32(total).times(part.dividedBy(sum)));
  }

  /** A hotkey's dividend to its parents, less its take, and the rest to itself. */
  private void share(AccountId hotkey, long dividend, SortedMap<AccountId, Unsigned> earned) {
    record Parent(AccountId hotkey, Unsigned contribution) {}
    Unsigned total = Unsigned.u96f32(ownContribution(hotkey));
    List<Parent> parents = new ArrayList<>();
    for (Value parent : store.row("ParentKeys", Store.value(hotkey), Store.value(netuid))) {
      AccountId key = parent.item(1).asAccountId();
      Unsigned part = Unsigned.shareOfU64(parent.item(0).asBigInteger());
      Unsigned contribution =
          Unsigned.u96f32(stakes.of(key, netuid))
              .times(part)
              .plus(Unsigned.u96f32(stakes.of(key, Store.ROOT)).times(part).times(taoWeight));
      total = total.plus(contribution);
      parents.add(new Parent(key, contribution));
    }
    Unsigned all = Unsigned.u96f32(dividend);
    Unsigned left = all;
    Unsigned taken = ZERO;
    for (Parent parent : parents) {
      Unsigned part = all.times(parent.contribution().dividedBy(total));
      left = left.minus(part);
      if (!facts.coldkey(parent.hotkey()).equals(facts.coldkey(hotkey))) {
        Unsigned burned = Unsigned.shareOfU64(store.big("CKBurn")).times(part);
        Unsigned take = Unsigned.shareOfU16(takes.ofChild(hotkey, netuid)).times(part);
        part = part.minus(burned).minus(take);
        taken = taken.plus(take);
        new TaoMoves(store).recycleAlpha(netuid, burned.rao());
      }
      earned.merge(parent.hotkey(), Unsigned.u96f32(part.rao()), Unsigned::plus);
    }
    earned.merge(hotkey, Unsigned.u96f32(left.plus(taken).rao()), Unsigned::plus);
  }

  private long ownContribution(AccountId hotkey) {
    Unsigned kept = Unsigned.u96f32(1);
    for (Value child : store.row("ChildKeys", Store.value(hotkey), Store.value(netuid))) {
      kept = kept.minus(Unsigned.shareOfU64(child.item(0).asBigInteger()));
    }
    return Unsigned.u96f32(stakes.of(hotkey, netuid))
        .times(kept)
        .plus(Unsigned.u96f32(stakes.of(hotkey, Store.ROOT)).times(kept).times(taoWeight))
        .rao();
  }
}
