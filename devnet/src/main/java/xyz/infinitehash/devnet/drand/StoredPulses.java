package xyz.infinitehash.devnet.drand;

import java.util.Map;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * Pallet 26 of the live chain: the pulses that timelocked secrets wait for. By itself it writes
 * none; the one call is root's.
 */
public final class StoredPulses implements Pallet {
  static final String NAME = "Drand";
  private static final PalletListing LISTING = PalletListing.of("drand");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();

  /** Without pulses. */
  public StoredPulses() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 26;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    origin.ensureRoot();
    block.state().of(NAME).put("OldestStoredRound", call.arg("oldest_round"));
    block.deposit(NAME, "SetOldestStoredRound", call.arg("oldest_round"));
    return DispatchOutcome.done();
  }
}
