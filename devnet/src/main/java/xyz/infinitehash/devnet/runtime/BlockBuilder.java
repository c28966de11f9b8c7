package xyz.infinitehash.devnet.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.Refusal.Invalid;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** Builds one block: inherents first, then extrinsics in order. One thread at a time. */
public final class BlockBuilder {
  static final Value NO_DIGEST = Value.struct("logs", Value.seq());

  private static final byte[] AURA = {'a', 'u', 'r', 'a'};

  private final ChainRuntime runtime;
  private final ExtrinsicCodec codec;
  private final AccountId author;
  private final Execution block;
  private final List<ByteString> digest = new ArrayList<>();

  private BlockBuilder(
      ChainRuntime runtime,
      ExtrinsicCodec codec,
      AccountId author,
      Execution block,
      ByteString slot) {
    this.runtime = runtime;
    this.codec = codec;
    this.author = author;
    this.block = block;
    this.digest.add(slot);
  }

  static BlockBuilder begin(
      ChainRuntime runtime,
      ExtrinsicCodec codec,
      AccountId author,
      Execution block,
      ByteString parentHash,
      long slot) {
    byte[] slotBytes = new ScaleWriter().i64(slot).toBytes();
    Value log = Value.variant("PreRuntime", Value.seq(Value.of(AURA), Value.of(slotBytes)));
    SystemFrame.initialize(block, parentHash, Value.struct("logs", Value.of(List.of(log))));
    SystemFrame.noteRuntime(block, runtime.version());
    runtime.pallets().forEach(p -> p.onInitialize(block));
    byte[] item = new ScaleWriter().u8(6).raw(AURA).vecU8(slotBytes).toBytes();
    return new BlockBuilder(runtime, codec, author, block, ByteString.of(item));
  }

  /** The items of the block's digest, encoded: the Aura slot, and that the runtime changes. */
  public List<ByteString> digest() {
    return List.copyOf(digest);
  }

  /**
   * Puts another runtime's code into the state, as a call of root would: the state after this block
   * is answered for by that one, this block is still made by the old one. To be called before the
   * inherents.
   */
  public void upgrade(ChainRuntime next) {
    block.state().put(ChainRuntime.CODE.bytes(), next.code().bytes());
    block.deposit("System", "CodeUpdated");
    SystemFrame.noteUpdate(block);
    digest.add(ByteString.of(new byte[] {8}));
  }

  /** Runs an inherent: an extrinsic without signer that the block's author makes. */
  public void inherent(ByteString bytes) {
    if (!(codec.decode(bytes.bytes()) instanceof Extrinsic.Bare bare)) {
      throw new IllegalArgumentException("a signed extrinsic is no inherent");
    }
    DispatchInfo info = runtime.info(bare.call());
    block.beginExtrinsic();
    DispatchOutcome outcome = block.dispatch(new Origin.None(), bare.call());
    report(outcome, info);
    block.endExtrinsic(Fees.BASE.plus(info.weight()), bytes.length());
  }

  /**
   * Runs a signed extrinsic.
   *
   * @return why the block does not take it, or empty: then it is in, whatever its call did
   * @throws RuntimeException when a pallet panics; the block is then as it was before
   */
  public Optional<Refusal> apply(ByteString bytes) {
    if (!(codec.decode(bytes.bytes()) instanceof Extrinsic.Signed signed)) {
      return Optional.of(Invalid.CALL);
    }
    return switch (new SignatureCheck(runtime, codec).check(signed, bytes.length(), block)) {
      case SignatureCheck.Result.Bad(Refusal refusal) -> Optional.of(refusal);
      case SignatureCheck.Result.Good(Checked checked) -> apply(checked);
    };
  }

  /** What an extrinsic carries for the author to put behind it. */
  public Optional<ByteString> carried(ByteString bytes) {
    Call call = codec.decode(bytes.bytes()).call();
    return runtime.pallet(call.pallet()).carried(call);
  }

  private Optional<Refusal> apply(Checked checked) {
    StateMap before = block.state().snapshot();
    int deposited = block.deposited();
    Optional<Refusal> refused = refuse(checked);
    block.restore(before, deposited);
    if (refused.isPresent()) {
      return refused;
    }
    try {
      run(checked);
    } catch (RuntimeException e) {
      block.restore(before, deposited);
      throw e;
    }
    return Optional.empty();
  }

  private void run(Checked checked) {
    block.beginExtrinsic();
    Account account = Account.of(block.state(), checked.signer());
    account.withNonce(account.nonce() + 1).store(block.state(), checked.signer());
    Payment payment = new Payment(author);
    payment.take(checked, block);
    DispatchOutcome outcome = block.dispatch(Origin.signed(checked.signer()), checked.call());
    DispatchInfo actual = Payment.actual(checked.info(), outcome);
    payment.settle(checked, actual, block);
    report(outcome, actual);
    block.endExtrinsic(Fees.BASE.plus(actual.weight()), checked.bytes());
  }

  private Optional<Refusal> refuse(Checked checked) {
    Optional<Refusal> refused = new Rules(runtime).refuse(checked, block);
    if (refused.isPresent()) {
      return refused;
    } else if (checked.nonce() > Account.of(block.state(), checked.signer()).nonce()) {
      return Optional.of(Invalid.FUTURE);
    }
    return Rules.fits(checked, block) ? Optional.empty() : Optional.of(Invalid.EXHAUSTS_RESOURCES);
  }

  private void report(DispatchOutcome outcome, DispatchInfo info) {
    DispatchInfo whole = info.withWeight(Fees.BASE.plus(info.weight()));
    Value told = EventRecords.dispatchInfo(whole);
    switch (outcome) {
      case DispatchOutcome.Done _ -> block.deposit("System", "ExtrinsicSuccess", told);
      case DispatchOutcome.Failed(DispatchError error, var _) ->
          block.deposit("System", "ExtrinsicFailed", block.value(error), told);
    }
  }

  /** Ends the block. */
  public StateMap finish() {
    block.beginFinalization();
    runtime.pallets().forEach(p -> p.onFinalize(block));
    SystemFrame.finish(block);
    return block.state().snapshot();
  }
}
