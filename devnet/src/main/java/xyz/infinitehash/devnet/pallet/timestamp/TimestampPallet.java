package xyz.infinitehash.devnet.pallet.timestamp;

import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** The time of the block, set once by its first extrinsic (pallet_timestamp). */
public final class TimestampPallet implements Pallet {
  private static final String NAME = "Timestamp";
  private static final Weight SET = new Weight(153_816_000, 1_493);

  private final long slotMillis;

  /** With the time between blocks that the constants tell, in milliseconds. */
  public TimestampPallet(long slotMillis) {
    this.slotMillis = slotMillis;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 2;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet
        .value("Now", "u64")
        .value("DidUpdate", "bool")
        .call("0 set(now: Compact<u64>)")
        .constant("MinimumPeriod", "u64", u64(slotMillis / 2));
  }

  private static byte[] u64(long value) {
    return new ScaleWriter().i64(value).toBytes();
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return new DispatchInfo(SET, DispatchInfo.DispatchClass.MANDATORY, true);
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    if (!(origin instanceof Origin.None)) {
      throw DispatchFault.plain("BadOrigin");
    }
    PalletStorage storage = block.state().of(NAME);
    storage.put("Now", call.arg("now"));
    storage.put("DidUpdate", Value.of(true));
    return DispatchOutcome.done();
  }

  @Override
  public void onFinalize(BlockContext block) {
    block.state().of(NAME).remove("DidUpdate");
  }
}
