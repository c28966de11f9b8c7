package xyz.infinitehash.validator.task;

import java.time.Duration;
import java.util.List;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.meter.WorkSource;

/**
 * How weights are made.
 *
 * @param rules the rule set
 * @param mechanisms weight tables that get the vector, in this order
 * @param sources what work is counted from, one or more; each must have stored a whole window
 * @param closeDeadline how long, in chain time, a window may wait for its sources
 * @param attempts commits tried for one epoch at most
 * @param retryBlocks blocks to wait after a commit that landed and failed
 * @param takeover go on although the chain knows newer weights than the ledger; an epoch whose
 *     weights were set elsewhere is left alone all the same
 */
public record TaskSettings(
    ScoringRules rules,
    List<Integer> mechanisms,
    List<WorkSource> sources,
    Duration closeDeadline,
    int attempts,
    int retryBlocks,
    boolean takeover) {
  /** Copies and refuses what could never work. */
  public TaskSettings {
    mechanisms = List.copyOf(mechanisms);
    sources = List.copyOf(sources);
    if (mechanisms.isEmpty() || attempts < 1 || retryBlocks < 0 || closeDeadline.isNegative()) {
      throw new ValidatorException("weights need a mechanism, an attempt and no negative times");
    }
    if (sources.isEmpty()
        || sources.stream().map(WorkSource::name).distinct().count() < sources.size()) {
      throw new ValidatorException("weights need a source, and each source a name of its own");
    }
  }

  /** Rule set {@code jvm-1}, mechanism 0, our own front end, 10 minutes, 5 attempts. */
  public static TaskSettings usual() {
    return new TaskSettings(
        ScoringRules.named("jvm-1"),
        List.of(0),
        List.of(new WorkSource.Shares("stratum")),
        Duration.ofMinutes(10),
        5,
        10,
        false);
  }

  /** The same with other sources. */
  public TaskSettings withSources(List<WorkSource> others) {
    return new TaskSettings(
        rules, mechanisms, others, closeDeadline, attempts, retryBlocks, takeover);
  }

  /** The same, going on or not although the chain knows newer weights than the ledger. */
  public TaskSettings withTakeover(boolean goOn) {
    return new TaskSettings(rules, mechanisms, sources, closeDeadline, attempts, retryBlocks, goOn);
  }
}
