package xyz.infinitehash.bittensor.subnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * The weight tables of a subnet and how what miners earn is split among them.
 *
 * @param shares one a mechanism, of 65,535; they sum up to it
 */
public record Mechanisms(List<Integer> shares) {
  private static final int ALL = 65_535;

  public Mechanisms {
    shares = List.copyOf(shares);
  }

  /** Reads count and split ({@code MechanismCountCurrent}, {@code MechanismEmissionSplit}). */
  public static Mechanisms read(ChainAt at, NetUid netUid) {
    String pallet = "SubtensorModule";
    if (!at.runtime().hasStorage(pallet, "MechanismCountCurrent")) {
      return new Mechanisms(List.of(ALL));
    }
    int count = at.value(pallet, "MechanismCountCurrent", netUid.toValue()).asInt();
    return of(count, at.storage(pallet, "MechanismEmissionSplit", netUid.toValue()));
  }

  /** Shares that are not set are equal; what they leave over is the first one's. */
  static Mechanisms of(int count, Optional<Value> split) {
    List<Integer> shares = new ArrayList<>();
    List<Value> set = split.map(Value::items).orElse(List.of());
    for (int i = 0; i < count; i++) {
      shares.add(split.isEmpty() ? ALL / count : i < set.size() ? set.get(i).asInt() : 0);
    }
    int rest = ALL - shares.stream().mapToInt(Integer::intValue).sum();
    if (count > 0 && rest > 0) {
      shares.set(0, shares.get(0) + rest);
    }
    return new Mechanisms(shares);
  }

  /** How many weight tables there are. */
  public int count() {
    return shares.size();
  }
}
