package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.drand.StoredPulses;
import xyz.infinitehash.devnet.metadata.RuntimeMetadata;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.balances.BalancesPallet;
import xyz.infinitehash.devnet.pallet.commitments.CommitmentsPallet;
import xyz.infinitehash.devnet.pallet.listing.StoragePallet;
import xyz.infinitehash.devnet.pallet.system.SystemPallet;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

/** A block without a chain: state, number and events for one pallet under test. */
final class PalletBench implements BlockContext {
  static final AccountId AUTHOR = AccountId.of(new byte[32]);
  static final SubtensorPallet SUBTENSOR = new SubtensorPallet(SubtensorGenesis.empty(), AUTHOR);
  private static final Metadata METADATA = metadata();
  private static final ExtrinsicCodec EXTRINSICS = new ExtrinsicCodec(METADATA);
  static final StorageCodec CODEC = new StorageCodec(METADATA);

  private final State state;
  private final long number;
  private final List<Event> events = new ArrayList<>();

  PalletBench(StateMap start, long number) {
    this.state = new State(start, CODEC);
    this.number = number;
  }

  /** An event as deposited. */
  record Event(String pallet, String name, List<Value> fields) {}

  static List<Pallet> pallets() {
    return List.of(
        new SystemPallet(425, 1),
        new BalancesPallet(new LinkedHashMap<>()),
        SUBTENSOR,
        new CommitmentsPallet(),
        new StoredPulses(),
        StoragePallet.swap(),
        StoragePallet.alphaAssets());
  }

  private static Metadata metadata() {
    RuntimeMetadata runtime = new RuntimeMetadata();
    pallets().forEach(pallet -> runtime.pallet(pallet.name(), pallet.index(), pallet::describe));
    return runtime.build();
  }

  List<Event> events() {
    return events;
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
  public int extrinsic() {
    return 1;
  }

  @Override
  public byte[] encoded(Call call) {
    return EXTRINSICS.encodeCall(call);
  }

  @Override
  public long now() {
    return number * 12_000;
  }

  @Override
  public void deposit(String pallet, String event, Value... fields) {
    events.add(new Event(pallet, event, List.of(fields)));
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call) {
    StateMap before = state.snapshot();
    int told = events.size();
    try {
      var refused = SUBTENSOR.guard(origin, call, this);
      return refused.isPresent()
          ? DispatchOutcome.failed(refused.get())
          : SUBTENSOR.dispatch(origin, call, this);
    } catch (DispatchFault fault) {
      state.restore(before);
      events.subList(told, events.size()).clear();
      return DispatchOutcome.failed(fault.error());
    }
  }

  @Override
  public Value value(DispatchError error) {
    return Value.of(error.toString());
  }

  @Override
  public DispatchInfo info(Call call) {
    return SUBTENSOR.info(call, this);
  }
}
