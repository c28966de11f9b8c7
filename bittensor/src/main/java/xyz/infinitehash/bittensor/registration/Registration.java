package xyz.infinitehash.bittensor.registration;

import java.time.Duration;
import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.balance.Account;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** Slots of a subnet: who has one, what one costs, taking one. */
public final class Registration {
  private static final String PALLET = "SubtensorModule";

  private Registration() {}

  /** The slot of a hotkey ({@code SubtensorModule.Uids}). */
  public static Optional<Uid> uid(ChainAt at, NetUid netUid, AccountId hotkey) {
    return at.storage(PALLET, "Uids", netUid.toValue(), Value.of(hotkey))
        .map(value -> new Uid(value.asInt()));
  }

  /** What a slot costs at this block ({@code SubtensorModule.Burn}); it falls with each block. */
  public static Rao price(ChainAt at, NetUid netUid) {
    return Rao.of(at.value(PALLET, "Burn", netUid.toValue()));
  }

  /**
   * The call that takes a slot at no more than the cap: {@code register_limit} where the runtime
   * has it, else {@code burned_register}, which pays whatever the price is by then.
   */
  public static Call call(Metadata metadata, NetUid netUid, AccountId hotkey, Rao cap) {
    if (metadata.call(PALLET, "register_limit").isPresent()) {
      return Call.of(PALLET, "register_limit")
          .with("netuid", netUid.toValue())
          .with("hotkey", Value.of(hotkey))
          .with("limit_price", cap.toValue());
    }
    return Call.of(PALLET, "burned_register")
        .with("netuid", netUid.toValue())
        .with("hotkey", Value.of(hotkey));
  }

  /** Registers a hotkey without a cap on fees; see below. */
  public static RegistrationOutcome register(
      Chain chain, NetUid netUid, AccountId hotkey, Signer coldkey, Rao cap, Duration atMost) {
    return register(
        chain, new RegistrationCall.Register(netUid, hotkey, cap), coldkey, SpendCaps.NONE, atMost);
  }

  /**
   * Registers a hotkey, paid by the coldkey that will own it. Looks first, and sends nothing that
   * could not succeed, or could take more than the caps.
   *
   * @param coldkey signs and pays
   * @param atMost how long to wait for a block
   */
  public static RegistrationOutcome register(
      Chain chain,
      RegistrationCall.Register wanted,
      Signer coldkey,
      SpendCaps caps,
      Duration atMost) {
    NetUid netUid = wanted.netUid();
    AccountId hotkey = wanted.hotkey();
    Rao cap = wanted.cap();
    ChainAt at = chain.atHead();
    if (!at.value(PALLET, "NetworksAdded", netUid.toValue()).asBool()) {
      return new RegistrationOutcome.NoSuchSubnet();
    }
    Optional<Uid> had = uid(at, netUid, hotkey);
    if (had.isPresent()) {
      return new RegistrationOutcome.AlreadyRegistered(had.get());
    }
    if (!at.value(PALLET, "NetworkRegistrationAllowed", netUid.toValue()).asBool()) {
      return new RegistrationOutcome.Closed("registration is switched off");
    }
    Rao price = price(at, netUid);
    if (price.isMoreThan(cap)) {
      return new RegistrationOutcome.PriceAboveCap(price, cap);
    }
    Rao free = Account.read(at, coldkey.accountId()).free();
    if (price.isMoreThan(free)) {
      return new RegistrationOutcome.NotEnoughBalance(free, price);
    }
    Plan plan = Plan.of(chain, wanted, coldkey.accountId());
    Optional<String> obstacle = plan.obstacle(caps);
    if (obstacle.isPresent()) {
      return new RegistrationOutcome.NotSent(obstacle.get());
    }
    Submission submission = chain.send(plan.call(), coldkey, SendTerms.within(atMost));
    RegistrationOutcome outcome = outcome(submission, new Terms(price, cap, free));
    return outcome instanceof RegistrationOutcome.Failed(String error, var _)
            && error.endsWith(".HotKeyAlreadyRegisteredInSubNet")
        ? uid(chain.atHead(), netUid, hotkey)
            .<RegistrationOutcome>map(RegistrationOutcome.AlreadyRegistered::new)
            .orElse(outcome)
        : outcome;
  }

  /**
   * What was looked at before it was sent.
   *
   * @param free what the coldkey had
   */
  public record Terms(Rao price, Rao cap, Rao free) {}

  /** What a submission of {@link #call} means. */
  public static RegistrationOutcome outcome(Submission submission, Terms terms) {
    return switch (submission) {
      case Submission.Included(Inclusion inclusion) -> outcome(inclusion, terms);
      case Submission.Refused(PoolRefusal refusal) ->
          refusal.reason() == PoolRefusal.Reason.PAYMENT
              ? new RegistrationOutcome.NotEnoughBalance(terms.free, terms.price)
              : new RegistrationOutcome.Refused(refusal);
      case Submission.Dropped(var state) ->
          new RegistrationOutcome.Unknown("the pool gave it up: " + state);
      case Submission.Expired _ ->
          new RegistrationOutcome.Unknown("no block took it before it expired; nothing was paid");
      case Submission.Unknown(var why) -> new RegistrationOutcome.Unknown(why);
    };
  }

  private static RegistrationOutcome outcome(Inclusion inclusion, Terms terms) {
    Optional<Event> registered = inclusion.event(PALLET, "NeuronRegistered");
    if (inclusion.succeeded() && registered.isPresent()) {
      return new RegistrationOutcome.Registered(
          new Uid(registered.get().fields().item(1).asInt()), inclusion.place().number());
    }
    String name = inclusion.firstError().map(e -> e.name()).orElse("no NeuronRegistered event");
    return switch (name) {
      case PALLET + ".RegistrationPriceLimitExceeded" ->
          new RegistrationOutcome.PriceAboveCap(terms.price, terms.cap);
      case PALLET + ".NotEnoughBalanceToStake" ->
          new RegistrationOutcome.NotEnoughBalance(terms.free, terms.price);
      case PALLET + ".SubNetRegistrationDisabled",
          PALLET + ".RegistrationNotPermittedOnRootSubnet",
          PALLET + ".NoNeuronIdAvailable" ->
          new RegistrationOutcome.Closed(name);
      case PALLET + ".SubnetNotExists" -> new RegistrationOutcome.NoSuchSubnet();
      default -> new RegistrationOutcome.Failed(name, inclusion.place().number());
    };
  }
}
