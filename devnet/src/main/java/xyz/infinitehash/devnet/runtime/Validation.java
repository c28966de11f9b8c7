package xyz.infinitehash.devnet.runtime;

import java.util.Optional;
import xyz.infinitehash.devnet.pallet.DispatchInfo.DispatchClass;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.Refusal.Invalid;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.scale.ByteString;

/** Validation for the pool: {@code TaggedTransactionQueue_validate_transaction}. */
record Validation(ChainRuntime runtime, ExtrinsicCodec codec) {
  private static final long PRIORITY = 1; // of every extrinsic, as recorded

  Validity of(ByteString bytes, Execution block) {
    Extrinsic extrinsic;
    try {
      extrinsic = codec.decode(bytes.bytes());
    } catch (SubstrateException e) {
      return new Validity.Undecodable(String.valueOf(e.getMessage()));
    }
    if (!runtime.withinBounds(extrinsic.call())) {
      return new Validity.Undecodable("a row of bytes or values is too long");
    }
    return switch (extrinsic) {
      case Extrinsic.Bare bare -> new Validity.Refused(unsigned(bare));
      case Extrinsic.General _ -> new Validity.Refused(Invalid.CALL);
      case Extrinsic.Signed signed -> signed(signed, bytes.length(), block);
    };
  }

  private Refusal unsigned(Extrinsic.Bare bare) {
    return runtime.info(bare.call()).dispatchClass() == DispatchClass.MANDATORY
        ? Invalid.MANDATORY_VALIDATION
        : Invalid.CALL;
  }

  private Validity signed(Extrinsic.Signed signed, int length, Execution block) {
    return switch (new SignatureCheck(runtime, codec).check(signed, length, block)) {
      case SignatureCheck.Result.Bad(Refusal refusal) -> new Validity.Refused(refusal);
      case SignatureCheck.Result.Good(Checked checked) -> {
        Optional<Refusal> refusal = new Rules(runtime).refuse(checked, block);
        yield refusal.isPresent() ? new Validity.Refused(refusal.get()) : valid(checked, block);
      }
    };
  }

  private static Validity valid(Checked checked, Execution block) {
    long next = Account.of(block.state(), checked.signer()).nonce();
    long death = checked.era().death(block.number());
    return new Validity.Valid(
        checked.signer(),
        checked.nonce(),
        next,
        PRIORITY,
        death == Long.MAX_VALUE ? death : death - 1);
  }
}
