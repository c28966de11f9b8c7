package xyz.infinitehash.devnet.pallet.adminutils;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.OwnerLimit;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Ownership;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 19 of the live chain: every parameter that root or a subnet's owner may set. Most calls
 * are rows of a table; {@link SpecialCalls} has the others.
 */
public final class AdminUtilsPallet implements Pallet {
  static final String NAME = "AdminUtils";

  private static final PalletListing LISTING = PalletListing.of("adminutils");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();
  private static final Map<String, Rule> RULES = rules();

  /** Without configuration. */
  public AdminUtilsPallet() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    LISTING.rows("rules").forEach(row -> rules.put(row[0], Rule.of(row)));
    return rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 19;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    Store store = new Store(block);
    Rule rule = RULES.get(call.name());
    if (rule == null) {
      throw new IllegalArgumentException("no call " + call.name());
    }
    SpecialCalls.refuseRetired(call.name());
    Value net = call.args().getOrDefault("netuid", Value.Seq.UNIT);
    Optional<AccountId> owner = permit(origin, rule, net, store);
    Optional<OwnerLimit> limit = owner.flatMap(who -> limit(rule, who, net, store));
    limit.ifPresent(OwnerLimit::check);
    if (rule.window()) {
      new Ownership(store).ensureWindowOpen(net.asInt());
    }
    Value wanted = call.arg(rule.argument());
    Bounds bounds = new Bounds(store, net);
    bounds.checkEarly(rule.call(), wanted, owner.isPresent());
    Bounds.ensure(
        !rule.exists() || new SubnetFacts(store).exists(net.asInt()), "SubnetDoesNotExist");
    bounds.check(rule.call(), wanted, owner.isPresent());
    if (rule.item().isEmpty()) {
      new SpecialCalls(store, bounds).run(call);
    } else {
      set(rule, net, wanted, store);
    }
    limit.ifPresent(OwnerLimit::note);
    return DispatchOutcome.done();
  }

  /** The owner when it is the one who asks; empty for root. */
  private static Optional<AccountId> permit(Origin origin, Rule rule, Value net, Store store) {
    if (origin instanceof Origin.Root) {
      return Optional.empty();
    }
    if (!rule.owner()) {
      throw DispatchFault.plain("BadOrigin");
    }
    new Ownership(store).ensureOwner(origin.signer(), net.asInt());
    return Optional.of(origin.signer());
  }

  private static Optional<OwnerLimit> limit(Rule rule, AccountId owner, Value net, Store store) {
    if (rule.limit().isEmpty()) {
      return Optional.empty();
    }
    String name = rule.limit().substring(2);
    return Optional.of(
        rule.limit().startsWith("H:")
            ? OwnerLimit.hyperparameter(store, net.asInt(), name)
            : OwnerLimit.transaction(store, owner, net.asInt(), name));
  }

  private static void set(Rule rule, Value net, Value wanted, Store store) {
    boolean global = net.equals(Value.Seq.UNIT);
    if (global) {
      store.put(rule.item(), wanted);
    } else {
      store.put(rule.item(), wanted, net);
    }
    for (String event : rule.events()) {
      int dot = event.indexOf('.');
      String pallet = event.substring(0, dot);
      String name = event.substring(dot + 1);
      if (global) {
        store.block().deposit(pallet, name, wanted);
      } else {
        store.block().deposit(pallet, name, net, wanted);
      }
    }
  }
}
