package xyz.infinitehash.bench.measure;

import java.nio.file.Path;
import java.util.List;

/** One name {@code ih bench} knows. */
public interface Benchmark {
  /** What it measures, one line for the help. */
  String about();

  /**
   * Runs it; takes a minute or two.
   *
   * @param peers folder in which the peers were put, which may be missing or empty
   */
  List<Result> run(Path peers, Rounds rounds, Progress progress);
}
