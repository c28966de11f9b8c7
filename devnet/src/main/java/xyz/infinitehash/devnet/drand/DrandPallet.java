package xyz.infinitehash.devnet.drand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 26 of the live chain with pulses of a key of its own instead of quicknet's. The live chain
 * gets them by extrinsics of its validators; here every block stores those that came out since the
 * last one, by the time it tells. The clock is quicknet's: a round every 3 seconds since August
 * 2023. {@code BeaconConfig} tells the key, so that clients find it where they find quicknet's.
 */
public final class DrandPallet implements Pallet {
  private static final String NAME = StoredPulses.NAME;
  private static final int MOST_A_BLOCK = 50; // as the live chain takes by one extrinsic
  private static final int KEPT = 100_000;

  private final StoredPulses listed = new StoredPulses();
  private final DrandKey key;
  private final DrandNetwork network;

  /** With the key that signs. */
  public DrandPallet(DrandKey key) {
    this.key = key;
    DrandNetwork quicknet = DrandNetwork.quicknet();
    this.network = key.network(quicknet.genesis(), quicknet.period());
  }

  @Override
  public String name() {
    return listed.name();
  }

  @Override
  public int index() {
    return listed.index();
  }

  @Override
  public void describe(PalletBuilder pallet) {
    listed.describe(pallet);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return listed.info(call, runtime);
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    return listed.dispatch(origin, call, block);
  }

  @Override
  public void genesis(BlockContext block) {
    block
        .state()
        .of(NAME)
        .update(
            "BeaconConfig",
            config -> {
              SequencedMap<String, Value> fields = new LinkedHashMap<>(config.asStruct());
              fields.put("public_key", Value.of(network.publicKey()));
              fields.put("hash", Value.of(Blake2b.hash256(network.publicKey()))); // not quicknet's
              fields.put("period", Value.of(seconds(network.period())));
              fields.put("genesis_time", Value.of(network.genesis().getEpochSecond()));
              return Value.struct(fields);
            });
  }

  private static long seconds(Duration period) {
    return period.toSeconds();
  }

  @Override
  public void onFinalize(BlockContext block) {
    PalletStorage drand = block.state().of(NAME);
    long newest = network.roundAt(Instant.ofEpochMilli(block.now()));
    long stored = drand.number("LastStoredRound");
    if (newest <= stored) {
      return;
    }
    long first = Math.max(stored + 1, newest - MOST_A_BLOCK + 1);
    List<Value> rounds = new ArrayList<>();
    for (long round = first; round <= newest; round++) {
      Pulse pulse = key.pulse(round);
      drand.put("Pulses", value(pulse), Value.of(round));
      rounds.add(Value.of(round));
    }
    if (stored == 0) {
      drand.put("OldestStoredRound", first);
    }
    drand.put("LastStoredRound", newest);
    forget(drand, newest);
    block.deposit(NAME, "NewPulse", Value.of(rounds));
  }

  private static Value value(Pulse pulse) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("round", Value.of(pulse.round()));
    fields.put("randomness", Value.of(pulse.randomness()));
    fields.put("signature", Value.of(pulse.signature()));
    return Value.struct(fields);
  }

  private static void forget(PalletStorage drand, long newest) {
    long oldest = drand.number("OldestStoredRound");
    long keep = Math.max(oldest, newest - KEPT + 1);
    for (long round = oldest; round < keep; round++) {
      drand.remove("Pulses", Value.of(round));
    }
    if (keep > oldest) {
      drand.put("OldestStoredRound", keep);
    }
  }
}
