package xyz.infinitehash.devnet.runtime;

import java.math.BigInteger;
import java.util.Optional;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.Refusal.Invalid;
import xyz.infinitehash.devnet.pallet.Refusal.Unknown;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.value.Value;

/**
 * The checks that need only the bytes and the hashes of earlier blocks, in the runtime's order:
 * birth block, metadata hash, signature. Genesis, spec and transaction version are signed along:
 * any other is a bad proof. Signed is the call as the runtime writes it again, with its sets
 * sorted.
 */
final class SignatureCheck {
  private final ChainRuntime runtime;
  private final ExtrinsicCodec codec;

  SignatureCheck(ChainRuntime runtime, ExtrinsicCodec codec) {
    this.runtime = runtime;
    this.codec = codec;
  }

  /** Either a refusal or the checked extrinsic. */
  sealed interface Result {
    /** The signature is the signer's. */
    record Good(Checked extrinsic) implements Result {}

    /** It is not, or cannot be judged. */
    record Bad(Refusal refusal) implements Result {}
  }

  Result check(Extrinsic.Signed extrinsic, int bytes, BlockContext block) {
    State state = block.state();
    Optional<BlockHash> genesis = SystemFrame.blockHash(state, 0);
    Optional<BlockHash> birth = SystemFrame.blockHash(state, extrinsic.era().birth(block.number()));
    if (genesis.isEmpty() || birth.isEmpty()) {
      return new Result.Bad(Invalid.ANCIENT_BIRTH_BLOCK);
    } else if (extrinsic.mode() != 0) {
      return new Result.Bad(Unknown.CANNOT_LOOKUP);
    }
    Optional<AccountId> signer = account(extrinsic.address());
    if (signer.isEmpty()) {
      return new Result.Bad(Unknown.CANNOT_LOOKUP);
    }
    Call call = runtime.sorted(extrinsic.call());
    BigInteger tip = extrinsic.tip();
    Envelope envelope =
        new Envelope(
            genesis.get(),
            runtime.version().spec(),
            runtime.version().transaction(),
            extrinsic.era(),
            birth.get(),
            extrinsic.nonce(),
            tip);
    byte[] signed = codec.signedBytes(codec.encodeCall(call), envelope);
    Value.Variant signature = extrinsic.signature().asVariant();
    if (!signature.name().equals("Sr25519")
        || !Signatures.verify(signer.get(), signed, signature.value().asBytes())) {
      return new Result.Bad(Invalid.BAD_PROOF);
    }
    return new Result.Good(
        new Checked(
            signer.get(),
            runtime.pallet(call.pallet()).payer(signer.get(), call, block),
            call,
            runtime.info(call),
            extrinsic.era(),
            extrinsic.nonce(),
            tip.bitLength() > 62 ? Long.MAX_VALUE / 2 : tip.longValue(),
            bytes));
  }

  private static Optional<AccountId> account(Value address) {
    Value.Variant variant = address.asVariant();
    return switch (variant.name()) {
      case "Id", "Address32" -> Optional.of(AccountId.of(variant.value().asBytes()));
      default -> Optional.empty();
    };
  }
}
