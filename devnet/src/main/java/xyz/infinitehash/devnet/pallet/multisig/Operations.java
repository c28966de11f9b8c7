package xyz.infinitehash.devnet.pallet.multisig;

import static xyz.infinitehash.devnet.pallet.multisig.MultisigPallet.ensure;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.DispatchOutcome.Charge;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.pallet.balances.Holds;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls that wait for one group's agreement. */
final class Operations {
  private static final String ITEM = "Multisigs";
  private static final long BASE = 132_000_000;
  private static final long FACTOR = 32_000_000;

  private final BlockContext block;
  private final PalletStorage items;
  private final Signatories signatories;
  private final AccountId account;

  Operations(BlockContext block, Signatories signatories) {
    this.block = block;
    this.items = block.state().of(MultisigPallet.NAME);
    this.signatories = signatories;
    this.account = signatories.account();
  }

  /**
   * One agrees.
   *
   * @param bytes length of the call; 0 when only its hash is told
   * @param inner the call when it is told
   * @param outer with {@code maybe_timepoint} and {@code max_weight}
   */
  DispatchOutcome agree(AccountId who, Value hash, int bytes, Optional<Call> inner, Call outer) {
    Optional<Value> timepoint = outer.arg("maybe_timepoint").asOption();
    Optional<Operation> there = find(hash);
    if (there.isEmpty()) {
      ensure(timepoint.isEmpty(), "UnexpectedTimepoint");
      begin(who, hash);
      return DispatchOutcome.done(weight("create", bytes));
    }
    Operation operation = there.get();
    ensure(timepoint.isPresent(), "NoTimepoint");
    ensure(timepoint.get().equals(operation.when()), "WrongTimepoint");
    int approvals = operation.approvals().size();
    boolean counts = approvals < signatories.threshold() && !operation.approvals().contains(who);
    if (inner.isPresent() && approvals + (counts ? 1 : 0) >= signatories.threshold()) {
      return run(who, hash, bytes, operation, inner.get(), MultisigPallet.most(outer));
    }
    ensure(counts, "AlreadyApproved");
    items.put(ITEM, operation.with(who).value(), Value.of(account), hash);
    tell("MultisigApproval", Value.of(who), operation.when(), Value.of(account), hash);
    return DispatchOutcome.done(weight("approve", bytes));
  }

  private void begin(AccountId who, Value hash) {
    new Holds(block).change(who, 0, deposit());
    Operation begun = new Operation(MultisigPallet.timepoint(block), deposit(), who, List.of(who));
    items.put(ITEM, begun.value(), Value.of(account), hash);
    tell("NewMultisig", Value.of(who), Value.of(account), hash);
  }

  private DispatchOutcome run(
      AccountId who, Value hash, int bytes, Operation operation, Call call, Weight most) {
    Weight declared = block.info(call).weight();
    ensure(
        declared.refTime() <= most.refTime() && declared.proofSize() <= most.proofSize(),
        "MaxWeightTooLow");
    end(hash, operation);
    DispatchOutcome outcome = block.dispatch(Origin.signed(account), call);
    tell(
        "MultisigExecuted",
        Value.of(who),
        operation.when(),
        Value.of(account),
        hash,
        block.result(outcome));
    return outcome.charge() instanceof Charge.Used(Weight used)
        ? DispatchOutcome.done(weight("complete", bytes).plus(used))
        : DispatchOutcome.done();
  }

  DispatchOutcome cancel(AccountId who, Value hash, Value timepoint) {
    Operation operation = find(hash).orElseThrow(Operations::notFound);
    ensure(operation.when().equals(timepoint), "WrongTimepoint");
    ensure(operation.depositor().equals(who), "NotOwner");
    end(hash, operation);
    tell("MultisigCancelled", Value.of(who), timepoint, Value.of(account), hash);
    return DispatchOutcome.done();
  }

  /** Brings the deposit to what it would be today; free when it changed. */
  DispatchOutcome poke(AccountId who, Value hash) {
    Operation operation = find(hash).orElseThrow(Operations::notFound);
    ensure(operation.depositor().equals(who), "NotOwner");
    if (operation.deposit() == deposit()) {
      return DispatchOutcome.done();
    }
    new Holds(block).change(who, operation.deposit(), deposit());
    items.put(ITEM, operation.withDeposit(deposit()).value(), Value.of(account), hash);
    tell("DepositPoked", Value.of(who), hash, Value.of(operation.deposit()), Value.of(deposit()));
    return DispatchOutcome.doneFree();
  }

  private void end(Value hash, Operation operation) {
    items.remove(ITEM, Value.of(account), hash);
    new Holds(block).change(operation.depositor(), operation.deposit(), 0);
  }

  private Optional<Operation> find(Value hash) {
    return items.find(ITEM, Value.of(account), hash).map(Operation::of);
  }

  private long deposit() {
    return BASE + FACTOR * signatories.threshold();
  }

  private Weight weight(String step, int bytes) {
    return MultisigPallet.weight(step, signatories.all().size() - 1, bytes);
  }

  private void tell(String event, Value... fields) {
    block.deposit(MultisigPallet.NAME, event, fields);
  }

  private static DispatchFault notFound() {
    return DispatchFault.module(MultisigPallet.NAME, "NotFound");
  }
}
