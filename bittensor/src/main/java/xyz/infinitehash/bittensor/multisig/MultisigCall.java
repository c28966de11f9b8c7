package xyz.infinitehash.bittensor.multisig;

import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Signing for a {@link Multisig}. The first one opens, the others name where it was opened; the
 * last one must bring the call itself. The opener's deposit is kept back until the call is made or
 * cancelled.
 */
public sealed interface MultisigCall extends TypedCall {
  /**
   * Where a call was opened.
   *
   * @param height block
   * @param index of the extrinsic in it
   */
  record Timepoint(long height, int index) {
    Value toValue() {
      return Value.struct("height", Value.of(height)).with("index", Value.of(index));
    }
  }

  /**
   * The most that the inner call may weigh; what {@code TransactionPaymentCallApi} tells of it will
   * do.
   */
  record Weight(long refTime, long proofSize) {
    /** Enough to open or approve without making the call. */
    public static final Weight NONE = new Weight(0, 0);

    private static final String API = "TransactionPaymentCallApi";

    /** For runtimes that tell no weight of calls: more than any call but the largest batches. */
    private static final Weight AMPLE = new Weight(20_000_000_000L, 500_000);

    /** What a call weighs, by the runtime. */
    public static Weight of(ChainAt at, TypedCall inner) {
      if (!at.runtime().hasApi(API, "query_call_info")) {
        return AMPLE;
      }
      Call call = inner.call(at.metadata());
      int length = at.runtime().extrinsics().encodeCall(call).length;
      Value weight =
          at.runtimeCall(API, "query_call_info", call.toValue(), Value.of(length)).field("weight");
      return new Weight(weight.field("ref_time").asLong(), weight.field("proof_size").asLong());
    }

    Value toValue() {
      return Value.struct("ref_time", Value.of(refTime)).with("proof_size", Value.of(proofSize));
    }
  }

  /** Makes a call for a multisig of threshold 1. */
  record Alone(Multisig multisig, AccountId signer, TypedCall inner) implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("Multisig", "as_multi_threshold_1")
          .with("other_signatories", others(multisig, signer))
          .with("call", inner.call(metadata).toValue());
    }
  }

  /** Opens a call with all of it on chain. */
  record Open(Multisig multisig, AccountId signer, TypedCall inner, Weight most)
      implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return of("as_multi", multisig, signer)
          .with("maybe_timepoint", Value.none())
          .with("call", inner.call(metadata).toValue())
          .with("max_weight", most.toValue());
    }
  }

  /** Approves with the call at hand; the last one makes it. */
  record Execute(
      Multisig multisig, AccountId signer, Timepoint opened, TypedCall inner, Weight most)
      implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return of("as_multi", multisig, signer)
          .with("maybe_timepoint", Value.some(opened.toValue()))
          .with("call", inner.call(metadata).toValue())
          .with("max_weight", most.toValue());
    }
  }

  /**
   * Opens a call by its hash alone.
   *
   * @param callHash blake2b-256 of its bytes
   */
  record OpenByHash(Multisig multisig, AccountId signer, ByteString callHash, Weight most)
      implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return of("approve_as_multi", multisig, signer)
          .with("maybe_timepoint", Value.none())
          .with("call_hash", Value.of(callHash))
          .with("max_weight", most.toValue());
    }
  }

  /** Approves a call by its hash. */
  record Approve(
      Multisig multisig, AccountId signer, Timepoint opened, ByteString callHash, Weight most)
      implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return of("approve_as_multi", multisig, signer)
          .with("maybe_timepoint", Value.some(opened.toValue()))
          .with("call_hash", Value.of(callHash))
          .with("max_weight", most.toValue());
    }
  }

  /** Takes back what the signer opened, and the deposit with it. */
  record Cancel(Multisig multisig, AccountId signer, Timepoint opened, ByteString callHash)
      implements MultisigCall {
    @Override
    public Call call(Metadata metadata) {
      return of("cancel_as_multi", multisig, signer)
          .with("timepoint", opened.toValue())
          .with("call_hash", Value.of(callHash));
    }
  }

  private static Value others(Multisig multisig, AccountId signer) {
    return Value.of(multisig.others(signer).stream().map(Value::of).toList());
  }

  private static Call of(String name, Multisig multisig, AccountId signer) {
    return Call.of("Multisig", name)
        .with("threshold", Value.of(multisig.threshold()))
        .with("other_signatories", others(multisig, signer));
  }
}
