package xyz.infinitehash.bittensor.weights;

import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.value.Value;

/**
 * The weights of one mechanism of a subnet, as they stand on the chain.
 *
 * @param mechanism 0 for the plain one
 */
public record WeightTable(NetUid netUid, int mechanism) {
  private static final String PALLET = "SubtensorModule";

  public WeightTable {
    netUid.storageIndex(mechanism); // refuses what is no table
  }

  /** The plain table of a subnet. */
  public static WeightTable of(NetUid netUid) {
    return new WeightTable(netUid, 0);
  }

  private Value key() {
    return Value.of(netUid.storageIndex(mechanism));
  }

  /** What a validator set last, scaled so that the largest is 65,535; empty when it never did. */
  public WeightVector row(ChainAt at, Uid validator) {
    return WeightVector.of(at.value(PALLET, "Weights", key(), validator.toValue()));
  }

  /** All rows, by validator. */
  public SortedMap<Uid, WeightVector> rows(ChainAt at) {
    SortedMap<Uid, WeightVector> rows = new TreeMap<>();
    for (MapEntry entry : at.entries(PALLET, "Weights", key())) {
      rows.put(new Uid(entry.lastKey().asInt()), WeightVector.of(entry.value()));
    }
    return rows;
  }

  /** Block in which a validator set or committed last, at first its registration; 0 for never. */
  public BlockNumber lastUpdate(ChainAt at, Uid validator) {
    var blocks = at.value(PALLET, "LastUpdate", key()).items();
    return new BlockNumber(
        validator.value() < blocks.size() ? blocks.get(validator.value()).asLong() : 0);
  }
}
