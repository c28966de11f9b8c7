package xyz.infinitehash.devnet.pallet.subtensor.registration;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** Buying a slot on a subnet: the coldkey pays, what it pays becomes alpha and is burned. */
public final class Registration {
  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public Registration(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** The calls {@code register} and {@code burned_register}. */
  public void register(AccountId coldkey, int netuid, AccountId hotkey) {
    ensureOpen(netuid);
    ensure(store.flag("NetworkRegistrationAllowed", value(netuid)), "SubNetRegistrationDisabled");
    ensure(facts.uid(netuid, hotkey).isEmpty(), "HotKeyAlreadyRegisteredInSubNet");
    TaoMoves money = new TaoMoves(store);
    long price = price(netuid).burn();
    ensure(money.canPay(coldkey, price), "NotEnoughBalanceToStake");
    associate(coldkey, hotkey);
    ensure(facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
    Neurons neurons = new Neurons(store);
    ensure(neurons.hasRoom(netuid), "NoNeuronIdAvailable");

    long paid = money.toSubnet(netuid, coldkey, price);
    long alpha = new AlphaPool(store).buy(netuid, paid, AlphaPool.MAX_PRICE, false).paidOut();
    store.add("SubnetAlphaOut", -alpha, value(netuid));
    int uid = neurons.seat(netuid, hotkey);
    store.put(
        "Burn",
        price(netuid)
            .afterRegistration(
                store.items().get("BurnIncreaseMult", value(netuid)).field("bits").asBigInteger())
            .burn(),
        value(netuid));
    store.add("RegistrationsThisBlock", 1, value(netuid));
    long recycled = store.number("RAORecycledForRegistration", value(netuid)) + price;
    store.put("RAORecycledForRegistration", recycled, value(netuid));
    store.event("RAORecycledForRegistrationSet", value(netuid), value(recycled));
    money.flowed(netuid, paid);
    store.event("NeuronRegistered", value(netuid), value(uid), value(hotkey));
  }

  /** The call {@code register_limit}: only up to a price, rao, unsigned. */
  public void registerUpTo(AccountId coldkey, int netuid, AccountId hotkey, BigInteger limit) {
    ensureOpen(netuid);
    ensure(
        BigInteger.valueOf(price(netuid).burn()).compareTo(limit) <= 0,
        "RegistrationPriceLimitExceeded");
    register(coldkey, netuid, hotkey);
  }

  /** A new block: every price decays, every counter of the block begins anew. */
  public void beginBlock() {
    for (int netuid : facts.all()) {
      BurnPrice before = price(netuid);
      int halfLife = (int) store.number("BurnHalfLife", value(netuid));
      BurnPrice now = store.now() > 1 ? before.afterBlock(halfLife) : before.bounded();
      if (now.burn() != before.burn()) {
        store.put("Burn", now.burn(), value(netuid));
      }
      store.put("RegistrationsThisBlock", 0, value(netuid));
    }
  }

  /** Makes a hotkey the coldkey's, unless somebody has it. */
  public void associate(AccountId coldkey, AccountId hotkey) {
    ensure(!facts.isSubnetAccount(hotkey), "CannotUseSystemAccount");
    if (facts.hotkeyExists(hotkey)) {
      return;
    }
    store.put("Owner", value(coldkey), value(hotkey));
    if (!store.row("OwnedHotkeys", value(coldkey)).contains(value(hotkey))) {
      store.push("OwnedHotkeys", value(hotkey), value(coldkey));
    }
    new Stakes(store).noteStaking(coldkey, hotkey);
  }

  private void ensureOpen(int netuid) {
    ensure(netuid != Store.ROOT, "RegistrationNotPermittedOnRootSubnet");
    ensure(facts.exists(netuid), "SubnetNotExists");
  }

  private BurnPrice price(int netuid) {
    Value net = value(netuid);
    return new BurnPrice(
        store.number("Burn", net), store.number("MinBurn", net), store.number("MaxBurn", net));
  }
}
