package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The block that is being built, as pallets see it. */
public interface BlockContext extends Dispatcher {
  /** The state, with what this block has written so far. */
  State state();

  /** Number of this block. */
  long number();

  /** Index in the block of the extrinsic that runs, or would run next. */
  int extrinsic();

  /** {@code Timestamp.Now} in milliseconds since 1970; the parent's before the inherent ran. */
  long now();

  /**
   * Records an event.
   *
   * @param fields in the order of the metadata
   */
  void deposit(String pallet, String event, Value... fields);

  /**
   * Runs a call inside another; when it fails its writes and events are taken back.
   *
   * @return the outcome; never throws {@link DispatchFault}
   */
  DispatchOutcome dispatch(Origin origin, Call call);

  /** The {@code DispatchError} of an outcome as it stands in events. */
  Value value(DispatchError error);

  /** An outcome as a {@code DispatchResult} of events. */
  default Value result(DispatchOutcome outcome) {
    return switch (outcome) {
      case DispatchOutcome.Done _ -> Value.variant("Ok", Value.seq());
      case DispatchOutcome.Failed failed -> Value.variant("Err", value(failed.error()));
    };
  }
}
