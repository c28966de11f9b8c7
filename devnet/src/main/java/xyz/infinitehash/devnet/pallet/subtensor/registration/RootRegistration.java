package xyz.infinitehash.devnet.pallet.subtensor.registration;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.Comparator;
import java.util.stream.IntStream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** A seat on root: free while there is room, afterwards for more stake than the poorest has. */
public final class RootRegistration {
  private static final int DEFAULT_TAKE = 11_796;

  private final Store store;
  private final SubnetFacts facts;
  private final Stakes stakes;

  /** On a store. */
  public RootRegistration(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.stakes = new Stakes(store);
  }

  /** The call {@code root_register}. */
  public void register(AccountId coldkey, AccountId hotkey) {
    Value root = value(Store.ROOT);
    ensure(facts.exists(Store.ROOT), "RootNetworkDoesNotExist");
    ensure(
        store.number("RegistrationsThisBlock", root)
            < store.number("MaxRegistrationsPerBlock", root),
        "TooManyRegistrationsThisBlock");
    ensure(
        store.number("RegistrationsThisInterval", root)
            < 3 * store.number("TargetRegistrationsPerInterval", root),
        "TooManyRegistrationsThisInterval");
    ensure(facts.uid(Store.ROOT, hotkey).isEmpty(), "HotKeyAlreadyRegisteredInSubNet");
    new Registration(store).associate(coldkey, hotkey);
    int uid = seat(hotkey);
    if (!store.exists("Delegates", value(hotkey))) {
      store.put("Delegates", DEFAULT_TAKE, value(hotkey));
    }
    store.add("RegistrationsThisInterval", 1, root);
    store.add("RegistrationsThisBlock", 1, root);
    store.event("NeuronRegistered", root, value(uid), value(hotkey));
  }

  private int seat(AccountId hotkey) {
    Neurons neurons = new Neurons(store);
    if (facts.size(Store.ROOT) < store.number("MaxAllowedUids", value(Store.ROOT))) {
      return neurons.append(Store.ROOT, hotkey);
    }
    int poorest =
        IntStream.range(0, facts.size(Store.ROOT))
            .boxed()
            .min(Comparator.comparingLong(this::stakeAt))
            .orElseThrow();
    ensure(stakeAt(poorest) < stakes.of(hotkey, Store.ROOT), "StakeTooLowForRoot");
    neurons.replace(Store.ROOT, poorest, hotkey);
    return poorest;
  }

  private long stakeAt(int uid) {
    return facts.hotkey(Store.ROOT, uid).map(key -> stakes.of(key, Store.ROOT)).orElse(0L);
  }
}
