package xyz.infinitehash.devnet.pallet.subtensor.stake;

import java.math.BigInteger;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a hotkey's stake counts for on a subnet: its alpha and, at a discount, its TAO on root; less
 * what it lends to children, with what it inherits from parents.
 */
public final class StakeWeight {
  private final Store store;
  private final Stakes stakes;
  private final Unsigned taoWeight;

  /** On a store. */
  public StakeWeight(Store store) {
    this.store = store;
    this.stakes = new Stakes(store);
    this.taoWeight = taoWeight(store);
  }

  /** How much one TAO on root counts, 0..1. */
  public static Unsigned taoWeight(Store store) {
    return Unsigned.shareOfU64(store.big("TaoWeight"));
  }

  /** Alpha that counts for the hotkey, rao. */
  public long alpha(AccountId hotkey, int netuid) {
    return netuid == Store.ROOT ? stakes.of(hotkey, netuid) : inherited(hotkey, netuid, netuid);
  }

  /** TAO on root that counts for the hotkey on the subnet, rao, before the discount. */
  public long tao(AccountId hotkey, int netuid) {
    return inherited(hotkey, netuid, Store.ROOT);
  }

  /** Both together with 64 fraction bits. */
  public BigInteger total(AccountId hotkey, int netuid) {
    Unsigned tao = Unsigned.u64f64(tao(hotkey, netuid)).times(taoWeight.as(64));
    return Unsigned.u64f64(alpha(hotkey, netuid)).plus(tao).bits();
  }

  /** Whether the hotkey may set weights: enough stake, or the subnet owner's. */
  public boolean maySetWeights(AccountId hotkey, int netuid) {
    SubnetFacts facts = new SubnetFacts(store);
    boolean owner =
        facts.ownerUid(netuid).isPresent()
            && facts.ownerUid(netuid).equals(facts.uid(netuid, hotkey));
    return owner || total(hotkey, netuid).compareTo(store.big("StakeThreshold").shiftLeft(64)) >= 0;
  }

  private long inherited(AccountId hotkey, int netuid, int of) {
    Unsigned own = Unsigned.u96f32(stakes.of(hotkey, of));
    Unsigned lent = Unsigned.u96f32(0);
    for (Value child : store.row("ChildKeys", Store.value(hotkey), Store.value(netuid))) {
      lent = lent.plus(own.times(Unsigned.shareOfU64(child.item(0).asBigInteger())));
    }
    Unsigned received = Unsigned.u96f32(0);
    for (Value parent : store.row("ParentKeys", Store.value(hotkey), Store.value(netuid))) {
      Unsigned theirs = Unsigned.u96f32(stakes.of(parent.item(1).asAccountId(), of));
      received = received.plus(theirs.times(Unsigned.shareOfU64(parent.item(0).asBigInteger())));
    }
    return own.minus(lent).plus(received).rao();
  }
}
