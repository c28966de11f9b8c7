package xyz.infinitehash.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often and how long: all contestants take one short turn a round, so that a noisy neighbour
 * hits all alike, and the median round counts.
 *
 * @param rounds an odd number
 * @param turn wall time of one contestant in one round
 * @param warmUp wall time each contestant runs before the first round
 */
public record Rounds(int rounds, Duration turn, Duration warmUp) {
  public Rounds {
    if (rounds < 1 || rounds % 2 == 0) {
      throw new BenchException("rounds are an odd number, not " + rounds);
    }
  }

  /** The median rate of each contestant, in their order. */
  public Map<String, Double> medians(Map<String, Contestant> contestants, Progress progress) {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    contestants.forEach(
        (name, contestant) -> {
          progress.say("warming up " + name);
          contestant.rate(warmUp);
        });
    for (int round = 1; round <= rounds; round++) {
      progress.say("round " + round + " of " + rounds);
      contestants.forEach(
          (name, contestant) ->
              rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(contestant.rate(turn)));
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    rates.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
