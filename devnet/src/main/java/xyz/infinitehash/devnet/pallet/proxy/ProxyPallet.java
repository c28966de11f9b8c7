package xyz.infinitehash.devnet.pallet.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.Address;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.pallet.proxy.Delegations.Birth;
import xyz.infinitehash.devnet.pallet.proxy.Delegations.Delegation;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 16 of the live chain: accounts that act for others, within what the type of the proxy
 * permits. The result of a call made for another is in its event only. {@code LastCallResult} is
 * cleared at the end of every block, so nobody outside ever sees it: it is not kept.
 */
public final class ProxyPallet implements Pallet {
  static final String NAME = "Proxy";
  private static final PalletListing LISTING = PalletListing.of("proxy");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();
  private static final Set<String> FOR_OTHERS = Set.of("proxy", "proxy_announced");
  private static final Set<String> GIVING = Set.of("add_proxy", "remove_proxy");
  private static final Set<String> ENDING = Set.of("remove_proxies", "kill_pure");

  /** Without configuration. */
  public ProxyPallet() {}

  /** The listing this pallet and its runtime API are described by. */
  public static PalletListing listing() {
    return LISTING;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 16;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  /** A free call is free for a proxy too, unless it was announced. */
  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    DispatchInfo own = WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
    if (!FOR_OTHERS.contains(call.name())) {
      return own;
    }
    DispatchInfo inner = runtime.info(Call.of(call.arg("call")));
    return own.withWeight(own.weight().plus(inner.weight()))
        .withPays(call.name().equals("proxy_announced") || inner.paysFee());
  }

  @Override
  public List<Call> inner(Call call) {
    return FOR_OTHERS.contains(call.name()) ? List.of(Call.of(call.arg("call"))) : List.of();
  }

  @Override
  public AccountId payer(AccountId signer, Call call, BlockContext block) {
    return new Payers(block).of(signer, call);
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    AccountId who = origin.signer();
    Delegations delegations = new Delegations(block);
    switch (call.name()) {
      case "proxy" -> {
        AccountId real = Address.lookup(call, "real");
        Delegation found = delegations.find(real, who, forced(call));
        if (found.delay() > 0) {
          throw DispatchFault.module(NAME, "Unannounced");
        }
        act(found, real, call, block);
      }
      case "proxy_announced" -> actAnnounced(call, block);
      case "add_proxy" -> delegations.add(who, delegation(call));
      case "remove_proxy" -> delegations.remove(who, delegation(call));
      case "remove_proxies" -> delegations.removeAll(who);
      case "create_pure" ->
          delegations.createPure(who, type(call), number(call, "delay"), index(call));
      case "kill_pure" -> {
        AccountId spawner = Address.lookup(call, "spawner");
        long height = number(call, "height");
        Birth birth =
            new Birth(spawner, type(call), index(call), height, number(call, "ext_index"));
        delegations.killPure(who, birth);
      }
      case "set_real_pays_fee" -> setRealPays(who, call, block);
      case "poke_deposit" -> {
        boolean proxies = delegations.poke(who);
        boolean announcements = new Announcements(block).poke(who);
        return proxies || announcements ? DispatchOutcome.doneFree() : DispatchOutcome.done();
      }
      default -> announcement(who, call, block);
    }
    return DispatchOutcome.done();
  }

  private static void announcement(AccountId who, Call call, BlockContext block) {
    Announcements announcements = new Announcements(block);
    Value hash = call.arg("call_hash");
    switch (call.name()) {
      case "announce" -> {
        AccountId real = Address.lookup(call, "real");
        new Delegations(block).find(real, who, Optional.empty());
        announcements.add(who, real, hash);
      }
      case "remove_announcement" ->
          announcements.drop(who, Address.lookup(call, "real"), hash, _ -> true, "NotFound");
      case "reject_announcement" ->
          announcements.drop(Address.lookup(call, "delegate"), who, hash, _ -> true, "NotFound");
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private static void actAnnounced(Call call, BlockContext block) {
    AccountId delegate = Address.lookup(call, "delegate");
    AccountId real = Address.lookup(call, "real");
    Delegation found = new Delegations(block).find(real, delegate, forced(call));
    Value hash = Value.of(Blake2b.hash256(block.encoded(Call.of(call.arg("call")))));
    new Announcements(block).drop(delegate, real, hash, age -> age >= found.delay(), "Unannounced");
    act(found, real, call, block);
  }

  private static void act(Delegation as, AccountId real, Call call, BlockContext block) {
    Origin origin = Origin.signed(real, inner -> permits(as.type(), inner));
    DispatchOutcome outcome = block.dispatch(origin, Call.of(call.arg("call")));
    block.deposit(NAME, "ProxyExecuted", block.result(outcome));
  }

  /** No proxy gives or takes more than it has itself. */
  private static boolean permits(ProxyType type, Call call) {
    if (!call.pallet().equals(NAME)) {
      return type.permits(call);
    } else if (ENDING.contains(call.name())) {
      return type.name().equals("Any");
    }
    return type.permits(call) && (!GIVING.contains(call.name()) || type.includes(type(call)));
  }

  private static void setRealPays(AccountId real, Call call, BlockContext block) {
    AccountId delegate = Address.lookup(call, "delegate");
    new Delegations(block).find(real, delegate, Optional.empty());
    boolean pays = call.arg("pays_fee").asBool();
    new Payers(block).set(real, delegate, pays);
    block.deposit(NAME, "RealPaysFeeSet", Value.of(real), Value.of(delegate), Value.of(pays));
  }

  /** Tells of a deposit that changed; whether it did. */
  static boolean tellPoked(BlockContext block, AccountId who, String kind, long before, long now) {
    if (before != now) {
      block.deposit(
          NAME,
          "DepositPoked",
          Value.of(who),
          Value.variant(kind),
          Value.of(before),
          Value.of(now));
    }
    return before != now;
  }

  private static Delegation delegation(Call call) {
    return new Delegation(Address.lookup(call, "delegate"), type(call), number(call, "delay"));
  }

  private static ProxyType type(Call call) {
    return ProxyType.of(call.arg("proxy_type").variant());
  }

  private static Optional<ProxyType> forced(Call call) {
    return call.arg("force_proxy_type").asOption().map(type -> ProxyType.of(type.variant()));
  }

  private static int index(Call call) {
    return call.arg("index").asInt();
  }

  private static long number(Call call, String name) {
    return call.arg(name).asLong();
  }
}
