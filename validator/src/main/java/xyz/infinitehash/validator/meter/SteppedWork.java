package xyz.infinitehash.validator.meter;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

/**
 * From hashrates now and then to the work of a window. An answer speaks of the time since the
 * answer before it, for a pool's figures are averages of the past (Luxor: 15 minutes). So the work
 * is the sum, over the stretches between two answers, of the later answer's hashrate times the part
 * of the stretch that lies in the window; a hotkey that an answer does not name did nothing in its
 * stretch. Integers: H/s times microseconds, summed, then divided by a million and cut.
 *
 * <p>A window is whole when answers enclose it and no stretch is longer than the longest gap.
 */
public final class SteppedWork {
  private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

  private SteppedWork() {}

  /**
   * @param readings in the order of time, from the last at or before the window's start to the
   *     first at or after its end; others are harmless
   */
  public static Metered over(
      EpochWindow window, WorkSource.Readings source, List<Reading> readings) {
    if (readings.isEmpty() || readings.getFirst().at().isAfter(window.start())) {
      return gap(source, "has no answer from before " + window.start());
    }
    if (readings.getLast().at().isBefore(window.end())) {
      return gap(source, "has no answer from after " + window.end());
    }
    TreeMap<AccountId, BigInteger> sums = new TreeMap<>();
    for (int i = 1; i < readings.size(); i++) {
      Instant from = later(readings.get(i - 1).at(), window.start());
      Instant to = earlier(readings.get(i).at(), window.end());
      if (!to.isAfter(from)) {
        continue;
      }
      Duration stretch = Duration.between(readings.get(i - 1).at(), readings.get(i).at());
      if (stretch.compareTo(source.longestGap()) > 0) {
        return gap(
            source,
            "has no whole answer between %s and %s, and may be silent for %s at most"
                .formatted(readings.get(i - 1).at(), readings.get(i).at(), source.longestGap()));
      }
      BigInteger micros = BigInteger.valueOf(from.until(to, ChronoUnit.MICROS));
      readings
          .get(i)
          .hashesPerSecond()
          .forEach((hotkey, rate) -> sums.merge(hotkey, rate.multiply(micros), BigInteger::add));
    }
    TreeMap<AccountId, Work> work = new TreeMap<>();
    for (Map.Entry<AccountId, BigInteger> sum : sums.entrySet()) {
      work.put(sum.getKey(), new Work(sum.getValue().divide(MICROS)));
    }
    return new Metered.Whole(new WorkByHotkey(work));
  }

  private static Metered gap(WorkSource source, String what) {
    return new Metered.Gap("source %s %s".formatted(source.name(), what));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
