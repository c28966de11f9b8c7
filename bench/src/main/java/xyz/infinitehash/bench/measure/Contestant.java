package xyz.infinitehash.bench.measure;

import java.time.Duration;

/** Something whose rate is measured in rounds, turn and turn about with others. */
public interface Contestant {
  /** Operations per processor second (or second, where it waits), in about this much wall time. */
  double rate(Duration round);
}
