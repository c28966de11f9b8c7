package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Children;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.registration.Registration;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** How a subnet comes into being and is started. Subnets are never dissolved to make room here. */
public final class Subnets {
  private static final int DEFAULT_TEMPO = 360;
  private static final long FIRST_BURN = 1_000_000_000L;
  private static final Value LAST_REGISTERED = Value.variant("NetworkLastRegistered");

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public Subnets(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** The call {@code register_network}. */
  public void register(AccountId coldkey, AccountId hotkey) {
    register(coldkey, hotkey, Value.none());
  }

  /**
   * The call {@code register_network_with_identity}.
   *
   * @param identity an option
   */
  public void register(AccountId coldkey, AccountId hotkey, Value identity) {
    ensure(!facts.hotkeyExists(hotkey) || facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
    ensure(!facts.isSubnetAccount(hotkey), "CannotUseSystemAccount");
    ensure(
        store.now() >= store.number("NetworkRegistrationStartBlock"), "SubNetRegistrationDisabled");
    ensure(mayRegister(), "NetworkTxRateLimitExceeded");
    ensure(facts.allButRoot().size() < store.number("SubnetLimit"), "SubnetLimitReached");
    long cost = cost();
    TaoMoves money = new TaoMoves(store);
    ensure(money.canPay(coldkey, cost), "CannotAffordLockCost");
    int netuid =
        IntStream.iterate(1, next -> next + 1)
            .filter(next -> !facts.all().contains(next))
            .findFirst()
            .orElseThrow();
    Unsigned price = medianPrice();
    initialize(netuid, DEFAULT_TEMPO);
    long paid = money.toSubnet(netuid, coldkey, cost);
    store.put("NetworkLastLockCost", paid);
    store.put("LastRateLimitedBlock", store.now(), LAST_REGISTERED);
    new Registration(store).associate(coldkey, hotkey);
    new Neurons(store).append(netuid, hotkey);
    fill(netuid, coldkey, hotkey, paid, price);
    identity.asOption().ifPresent(told -> new SubnetIdentity(told).store(store, netuid));
    new Children(store).adopt(netuid);
    store.event("NetworkAdded", value(netuid), value(1));
    store.put("SubnetEmissionEnabled", Value.of(false), value(netuid));
  }

  /** Owner, token and pool of a new subnet; {@code paid} rao were locked for it. */
  public void fill(int netuid, AccountId coldkey, AccountId hotkey, long paid, Unsigned price) {
    Value net = value(netuid);
    long tao = Math.max(paid, store.number("NetworkMinLockCost"));
    store.put("SubnetMechanism", 1, net);
    store.put("NetworkRegisteredAt", store.now(), net);
    store.add("RegisteredSubnetCounter", 1, net);
    store.put("TokenSymbol", new Symbols(store).free(netuid), net);
    store.put("SubnetTAO", tao, net);
    store.put("SubnetAlphaIn", Unsigned.u64f64(tao).dividedBy(price).rao(), net);
    store.put("SubnetOwner", value(coldkey), net);
    store.put("SubnetOwnerHotkey", value(hotkey), net);
    store.event("SubnetOwnerHotkeySet", net, value(hotkey));
    store.put("SubnetLocked", paid, net);
    store.put("SubnetAlphaOut", 0, net);
    store.put("SubnetVolume", 0, net);
    store.put("RAORecycledForRegistration", 0, net);
    store.add("TotalStake", tao);
  }

  /** The parameters every new subnet has. */
  public void initialize(int netuid, int tempo) {
    Value net = value(netuid);
    store.put("SubnetworkN", 0, net);
    store.put("NetworksAdded", Value.of(true), net);
    store.put("Tempo", tempo, net);
    store.put("LastEpochBlock", Math.max(0, store.now() - netuid % Math.max(1, tempo)), net);
    store.add("TotalNetworks", 1);
    announced("NetworkRegistrationAllowed", "RegistrationAllowed", Value.of(true), net);
    announced("MaxAllowedUids", "MaxAllowedUidsSet", value(256), net);
    announced("MaxAllowedValidators", "MaxAllowedValidatorsSet", value(64), net);
    announced("MinAllowedWeights", "MinAllowedWeightSet", value(1), net);
    announced("ImmunityPeriod", "ImmunityPeriodSet", value(5000), net);
    store.put("Yuma3On", Value.of(true), net);
    store.put("Burn", FIRST_BURN, net);
    store.put("SubnetEmissionEnabled", Value.of(true), net);
    for (String item : List.of("Kappa", "ActivityCutoff", "RegistrationsThisInterval")) {
      if (!store.exists(item, net)) {
        store.put(item, store.number(item, net), net);
      }
    }
  }

  private void announced(String item, String event, Value value, Value net) {
    store.put(item, value, net);
    store.event(event, net, value);
  }

  /** The call {@code start_call}. */
  public void start(AccountId owner, int netuid) {
    ensure(facts.exists(netuid), "SubnetNotExists");
    new Ownership(store).ensureOwner(owner, netuid);
    ensure(
        !store.exists("FirstEmissionBlockNumber", value(netuid)),
        "FirstEmissionBlockNumberAlreadySet");
    ensure(
        store.now()
            >= store.number("NetworkRegisteredAt", value(netuid)) + store.number("StartCallDelay"),
        "NeedWaitingMoreBlocksToStarCall");
    store.put("FirstEmissionBlockNumber", store.now() + 1, value(netuid));
    store.put("SubtokenEnabled", Value.of(true), value(netuid));
    store.event("FirstEmissionBlockNumberSet", value(netuid), value(store.now() + 1));
  }

  /** What the next subnet costs, rao: twice the last one's price, falling to the minimum. */
  public long cost() {
    long last = store.number("NetworkLastLockCost");
    long registered = lastRegistered();
    long interval = store.number("NetworkLockReductionInterval");
    long fall = interval == 0 ? 0 : last / interval * (store.now() - registered);
    return Math.max(store.number("NetworkMinLockCost"), last * (registered == 0 ? 1 : 2) - fall);
  }

  /** Whether enough blocks went by since the last subnet. */
  public boolean mayRegister() {
    long last = lastRegistered();
    return last == 0
        || BigInteger.valueOf(store.now() - last).compareTo(store.big("NetworkRateLimit")) >= 0;
  }

  private long lastRegistered() {
    return store.number("LastRateLimitedBlock", LAST_REGISTERED);
  }

  /** The middle price of all subnets, 1 when there is none. */
  private Unsigned medianPrice() {
    AlphaPool pool = new AlphaPool(store);
    List<Unsigned> prices =
        facts.allButRoot().stream()
            .map(pool::price)
            .filter(price -> !price.isZero())
            .sorted()
            .toList();
    if (prices.isEmpty()) {
      return Unsigned.u64f64(1);
    }
    Unsigned upper = prices.get(prices.size() / 2);
    Unsigned lower = prices.get((prices.size() - 1) / 2);
    return lower.equals(upper) ? upper : lower.plus(upper).half();
  }
}
