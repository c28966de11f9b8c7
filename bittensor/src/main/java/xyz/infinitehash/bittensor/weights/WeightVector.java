package xyz.infinitehash.bittensor.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.value.Value;

/**
 * Weights of a validator on miners, by uid: 0 to 65,535 each. The chain scales them up so that the
 * largest is 65,535; zero entries count for the least number of entries.
 */
public record WeightVector(SortedMap<Uid, Integer> byUid) {
  /** The largest weight. */
  public static final int MAX = 0xFFFF;

  public WeightVector {
    for (int weight : byUid.values()) {
      if (weight < 0 || weight > MAX) {
        throw new IllegalArgumentException("a weight is 0 to 65535, not " + weight);
      }
    }
    byUid = Collections.unmodifiableSortedMap(new TreeMap<>(byUid));
  }

  /** From any map. */
  public static WeightVector of(Map<Uid, Integer> byUid) {
    return new WeightVector(new TreeMap<>(byUid));
  }

  /**
   * Shares of any size as weights in proportion, the largest of them 65,535, each rounded down.
   * Uids whose weight comes to 0 are left out; with nothing above 0 there are none.
   *
   * @param shares 0 or more each
   */
  public static WeightVector inProportion(Map<Uid, BigInteger> shares) {
    BigInteger largest = shares.values().stream().reduce(BigInteger.ZERO, BigInteger::max);
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    shares.forEach(
        (uid, share) -> {
          if (share.signum() < 0) {
            throw new IllegalArgumentException("a share is 0 or more, not " + share);
          }
          if (share.signum() > 0) {
            byUid.put(uid, share.multiply(BigInteger.valueOf(MAX)).divide(largest).intValue());
          }
        });
    byUid.values().removeIf(weight -> weight == 0);
    return new WeightVector(byUid);
  }

  /** A row of storage: pairs of uid and weight; the last of two with one uid counts. */
  public static WeightVector of(Value row) {
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    for (Value pair : row.items()) {
      byUid.put(new Uid(pair.item(0).asInt()), pair.item(1).asInt());
    }
    return new WeightVector(byUid);
  }

  /** How many uids it names. */
  public int size() {
    return byUid.size();
  }

  /**
   * The weights as the chain stores them: scaled so that the largest is 65,535, each rounded to the
   * nearest.
   */
  public WeightVector upscaled() {
    int largest = byUid.values().stream().mapToInt(w -> w).max().orElse(0);
    if (largest == 0 || largest == MAX) {
      return this;
    }
    SortedMap<Uid, Integer> scaled = new TreeMap<>();
    byUid.forEach((uid, w) -> scaled.put(uid, (int) ((2L * w * MAX + largest) / (2L * largest))));
    return new WeightVector(scaled);
  }

  Value uids() {
    List<Value> uids = new ArrayList<>(byUid.size());
    byUid.keySet().forEach(uid -> uids.add(uid.toValue()));
    return Value.of(uids);
  }

  Value weights() {
    List<Value> weights = new ArrayList<>(byUid.size());
    byUid.values().forEach(weight -> weights.add(Value.of(weight)));
    return Value.of(weights);
  }
}
