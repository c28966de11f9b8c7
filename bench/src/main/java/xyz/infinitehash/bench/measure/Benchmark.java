package xyz.infinitehash.bench.measure;

import java.util.List;

/** One name {@code ih bench} knows. */
public interface Benchmark {
  /** What it measures, one line for the help. */
  String about();

  /**
   * Runs it; takes a minute or two.
   *
   * @param peers where peers are, if they are
   */
  List<Result> run(Peers peers, Rounds rounds, Progress progress);
}
