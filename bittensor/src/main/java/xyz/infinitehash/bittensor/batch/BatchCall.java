package xyz.infinitehash.bittensor.batch;

import java.util.List;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/**
 * Several calls in one extrinsic ({@code Utility}), all by the same signer; batches do not nest. A
 * call that fails leaves the batch itself successful: see {@code CallOutcome.PartlyFailed}. Free
 * calls only make a free batch, one paid call makes all of it paid.
 */
public sealed interface BatchCall extends TypedCall {
  /** One after the other until one fails; what was done before stays. */
  record UntilFailure(List<TypedCall> calls) implements BatchCall {
    public UntilFailure {
      calls = List.copyOf(calls);
    }

    @Override
    public Call call(Metadata metadata) {
      return of("batch", calls, metadata);
    }
  }

  /** All or nothing. */
  record AllOrNothing(List<TypedCall> calls) implements BatchCall {
    public AllOrNothing {
      calls = List.copyOf(calls);
    }

    @Override
    public Call call(Metadata metadata) {
      return of("batch_all", calls, metadata);
    }
  }

  /** All of them, whatever fails. */
  record EachAlone(List<TypedCall> calls) implements BatchCall {
    public EachAlone {
      calls = List.copyOf(calls);
    }

    @Override
    public Call call(Metadata metadata) {
      return of("force_batch", calls, metadata);
    }
  }

  /** The first, and the other one if that fails. */
  record IfElse(TypedCall first, TypedCall otherwise) implements BatchCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("Utility", "if_else")
          .with("main", first.call(metadata).toValue())
          .with("fallback", otherwise.call(metadata).toValue());
    }
  }

  private static Call of(String name, List<TypedCall> calls, Metadata metadata) {
    return Call.of("Utility", name)
        .with("calls", Value.of(calls.stream().map(c -> c.call(metadata).toValue()).toList()));
  }
}
