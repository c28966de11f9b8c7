package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.pallet.subtensor.coinbase.Coinbase;
import xyz.infinitehash.devnet.pallet.subtensor.registration.Registration;
import xyz.infinitehash.devnet.pallet.subtensor.registration.RootRegistration;
import xyz.infinitehash.devnet.pallet.subtensor.serving.Serving;
import xyz.infinitehash.devnet.pallet.subtensor.staking.RootClaims;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Ownership;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Subnets;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * Pallet 7 of the live chain as of spec 425. Described: all storage, events and errors; of the
 * calls those that it runs. What it does not model: commits by hash, leases, dissolving subnets to
 * make room, EVM.
 */
public final class SubtensorPallet implements Pallet {
  private static final PalletListing LISTING = PalletListing.of("subtensor");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();
  private static final int MOST_COMMIT_BYTES = 5_000;

  private final SubtensorGenesis genesis;
  private final AccountId author;

  /**
   * @param genesis the subnets the chain begins with
   * @param author gets the fees of swaps
   */
  public SubtensorPallet(SubtensorGenesis genesis, AccountId author) {
    this.genesis = genesis;
    this.author = author;
  }

  /** The listing this pallet and its runtime APIs are described by. */
  public static PalletListing listing() {
    return LISTING;
  }

  @Override
  public String name() {
    return Store.PALLET;
  }

  @Override
  public int index() {
    return 7;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public void genesis(BlockContext block) {
    new GenesisWriter(new Store(block)).write(genesis);
  }

  @Override
  public void onInitialize(BlockContext block) {
    Store store = new Store(block);
    new Registration(store).beginBlock();
    new Coinbase(store).beginBlock();
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
  }

  @Override
  public boolean withinBounds(Call call) {
    return !call.args().containsKey("commit")
        || call.arg("commit").asByteString().length() <= MOST_COMMIT_BYTES;
  }

  @Override
  public Optional<Refusal> validate(AccountId signer, Call call, BlockContext block) {
    return fault(signer, call, block).map(error -> new Refusal.Custom(Guards.code(error.error())));
  }

  @Override
  public Optional<DispatchError> guard(Origin origin, Call call, BlockContext block) {
    return origin instanceof Origin.Signed(AccountId who, var _)
        ? fault(who, call, block).map(error -> error)
        : Optional.empty();
  }

  private static Optional<DispatchError.Module> fault(
      AccountId who, Call call, BlockContext block) {
    Guards guards = new Guards(new Store(block));
    try {
      guards.checkSwap(who, call);
      if (call.pallet().equals(Store.PALLET)) {
        guards.check(who, call);
      }
      return Optional.empty();
    } catch (DispatchFault fault) {
      return fault.error() instanceof DispatchError.Module module
          ? Optional.of(module)
          : Optional.empty();
    }
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    Store store = new Store(block);
    if (RootCalls.NAMES.contains(call.name())) {
      origin.ensureRoot();
      new RootCalls(store).run(call);
      return DispatchOutcome.done();
    } else if (KeyCalls.has(call)) {
      return new KeyCalls(store).run(origin, call);
    } else if (call.name().equals("update_symbol")) {
      new NamingCalls(store).symbol(origin, call);
      return DispatchOutcome.done();
    }
    AccountId who = origin.signer();
    if (call.name().equals("claim_root")) {
      return DispatchOutcome.done(new RootClaims(store).claim(who, call.arg("subnets").items()));
    }
    if (WeightCalls.NAMES.contains(call.name())) {
      new WeightCalls(store).run(who, call);
      return DispatchOutcome.done();
    }
    switch (call.name()) {
      case "register", "burned_register" ->
          new Registration(store).register(who, netuid(call), hotkey(call));
      case "register_limit" ->
          new Registration(store)
              .registerUpTo(
                  who, netuid(call), hotkey(call), call.arg("limit_price").asBigInteger());
      case "root_register" -> new RootRegistration(store).register(who, hotkey(call));
      case "register_network" -> new Subnets(store).register(who, hotkey(call));
      case "register_network_with_identity" ->
          new Subnets(store).register(who, hotkey(call), call.arg("identity"));
      case "start_call" -> new Subnets(store).start(who, netuid(call));
      case "set_tempo" ->
          new Ownership(store).setTempo(who, netuid(call), call.arg("tempo").asInt());
      case "trigger_epoch" -> new Ownership(store).trigger(who, netuid(call));
      case "set_activity_cutoff_factor" ->
          new Ownership(store)
              .setActivityCutoffFactor(who, netuid(call), call.arg("factor_milli").asLong());
      case "serve_axon", "serve_axon_tls" -> new Serving(store).axon(who, call.args());
      case "serve_prometheus" -> new Serving(store).prometheus(who, call.args());
      case "set_children",
          "set_childkey_take",
          "increase_take",
          "decrease_take",
          "set_auto_parent_delegation_enabled" ->
          new HotkeyCalls(store).run(who, call);
      case "set_root_claim_type" ->
          new RootClaims(store).choose(who, call.arg("new_root_claim_type"));
      case "set_identity", "set_subnet_identity" -> new NamingCalls(store).run(who, call);
      default -> new StakeCalls(store, author).run(who, call);
    }
    return DispatchOutcome.done();
  }

  private static int netuid(Call call) {
    return call.arg("netuid").asInt();
  }

  private static AccountId hotkey(Call call) {
    return call.arg("hotkey").asAccountId();
  }
}
