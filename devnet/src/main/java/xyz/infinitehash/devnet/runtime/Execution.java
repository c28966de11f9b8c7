package xyz.infinitehash.devnet.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** A block while it is being built, or a view of one for questions. One thread at a time. */
final class Execution implements BlockContext {
  private final ChainRuntime runtime;
  private final State state;
  private final long number;
  private final List<Value> events = new ArrayList<>();
  private Value phase = Value.variant("Initialization");
  private int extrinsics;
  private Weight used = Weight.ZERO;
  private long length;

  Execution(ChainRuntime runtime, StateMap start, long number) {
    this.runtime = runtime;
    this.state = new State(start, runtime.storage());
    this.number = number;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long now() {
    return state.of("Timestamp").number("Now");
  }

  @Override
  public void deposit(String pallet, String event, Value... fields) {
    events.add(runtime.events().record(phase, pallet, event, List.of(fields)));
  }

  @Override
  public int extrinsic() {
    return extrinsics;
  }

  @Override
  public DispatchInfo info(Call call) {
    return runtime.info(call);
  }

  @Override
  public byte[] encoded(Call call) {
    return runtime.encoded(call);
  }

  @Override
  public Value value(DispatchError error) {
    return runtime.errors().value(error);
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call) {
    StateMap before = state.snapshot();
    int deposited = events.size();
    DispatchOutcome outcome = run(origin, call);
    if (outcome instanceof DispatchOutcome.Failed) {
      restore(before, deposited);
    }
    return outcome;
  }

  private DispatchOutcome run(Origin origin, Call call) {
    if (!origin.permits(call)) {
      return DispatchOutcome.failed(new DispatchError.Module("System", "CallFiltered"));
    }
    try {
      for (Pallet pallet : runtime.pallets()) {
        Optional<DispatchError> refused = pallet.guard(origin, call, this);
        if (refused.isPresent()) {
          return DispatchOutcome.failed(refused.get());
        }
      }
      return runtime.pallet(call.pallet()).dispatch(origin, call, this);
    } catch (DispatchFault fault) {
      return DispatchOutcome.failed(fault.error());
    }
  }

  void beginExtrinsic() {
    phase = Value.variant("ApplyExtrinsic", Value.of(extrinsics));
  }

  void endExtrinsic(Weight weight, int bytes) {
    extrinsics++;
    used = used.plus(weight);
    length += bytes;
  }

  void beginFinalization() {
    phase = Value.variant("Finalization");
  }

  /** Weight of the extrinsics so far. */
  Weight used() {
    return used;
  }

  /** Bytes of the extrinsics so far. */
  long length() {
    return length;
  }

  /** Event records so far. */
  List<Value> events() {
    return List.copyOf(events);
  }

  /** Takes back everything since both marks; for an extrinsic that turns out not to fit. */
  void restore(StateMap before, int deposited) {
    state.restore(before);
    events.subList(deposited, events.size()).clear();
  }

  /** How many events there are: a mark for {@link #restore}. */
  int deposited() {
    return events.size();
  }
}
