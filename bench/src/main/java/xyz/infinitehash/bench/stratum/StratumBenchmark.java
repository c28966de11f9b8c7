package xyz.infinitehash.bench.stratum;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Benchmark;
import xyz.infinitehash.bench.measure.Peers;
import xyz.infinitehash.bench.measure.Progress;
import xyz.infinitehash.bench.measure.Result;
import xyz.infinitehash.bench.measure.Rounds;

/**
 * Validation of one share per processor second, then the server and its load client together on
 * this machine's cores: in a closed loop, and at a fixed rate.
 */
public final class StratumBenchmark implements Benchmark {
  private static final String CHECK = "share.check";
  private static final int CLOSED_CONNECTIONS = 100;
  private static final int OPEN_CONNECTIONS = 1000;
  private static final int OPEN_RATE = 5000;
  private static final int IDLE_CONNECTIONS = 5000;
  private static final int SHARES_PER_MILLI = 100;
  private static final int WARM_UP_ROUNDS = 4;

  @Override
  public String about() {
    return "share validation per core; the server in a closed loop and at " + OPEN_RATE + "/s";
  }

  @Override
  public List<Result> run(Peers peers, Rounds rounds, Progress progress) {
    List<Result> results = new ArrayList<>();
    rounds
        .medians(Map.of(CHECK, ShareValidation.contestant()), progress)
        .forEach((name, rate) -> results.add(new Result.Own(name, rate, Result.Unit.PER_SECOND)));
    int loops =
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1); // the client is a thread
    try (ServerUnderLoad server = new ServerUnderLoad(loops)) {
      closedLoop(server, rounds, progress, results);
      fixedRate(server, rounds, progress, results);
      progress.say(IDLE_CONNECTIONS + " idle connections");
      results.add(
          new Result.Own(
              "stratum.idle" + IDLE_CONNECTIONS + ".heap",
              IdleCrowd.heapBytes(IDLE_CONNECTIONS),
              Result.Unit.BYTES));
    } catch (IOException e) {
      throw new BenchException("the load client failed: " + e.getMessage(), e);
    }
    return results;
  }

  private static void closedLoop(
      ServerUnderLoad server, Rounds rounds, Progress progress, List<Result> results)
      throws IOException {
    int shares = (int) Math.max(CLOSED_CONNECTIONS, rounds.turn().toMillis() * SHARES_PER_MILLI);
    List<LoadRound> taken = new ArrayList<>();
    try (Crowd crowd = LoadRound.crowd(server, CLOSED_CONNECTIONS)) {
      for (int round = -WARM_UP_ROUNDS; round < rounds.rounds(); round++) {
        progress.say("closed loop, round " + round);
        LoadRound one = LoadRound.closed(server, crowd, shares);
        if (round >= 0) {
          taken.add(one);
        }
      }
    }
    String name = "stratum.closedLoop";
    results.add(
        new Result.Own(name, median(taken, LoadRound::sharesPerSecond), Result.Unit.PER_SECOND));
    results.add(
        new Result.Own(
            name + ".perCpuSecond",
            median(taken, LoadRound::perCpuSecond),
            Result.Unit.PER_SECOND));
    costs(name, taken, results);
  }

  private static void fixedRate(
      ServerUnderLoad server, Rounds rounds, Progress progress, List<Result> results)
      throws IOException {
    Duration turn = rounds.turn().multipliedBy(5);
    int shares = (int) Math.max(OPEN_CONNECTIONS, turn.toMillis() * OPEN_RATE / 1000);
    List<LoadRound> taken = new ArrayList<>();
    try (Crowd crowd = LoadRound.crowd(server, OPEN_CONNECTIONS)) {
      for (int round = -1; round < rounds.rounds(); round++) {
        progress.say("fixed rate, round " + round);
        LoadRound one = LoadRound.open(server, crowd, shares, OPEN_RATE);
        if (round >= 0) {
          taken.add(one);
        }
      }
    }
    costs("stratum.open" + OPEN_RATE, taken, results);
  }

  private static void costs(String name, List<LoadRound> taken, List<Result> results) {
    results.add(
        new Result.Own(
            name + ".serverCpu", median(taken, LoadRound::serverMicros), Result.Unit.MICROS));
    results.add(
        new Result.Own(name + ".p50", median(taken, LoadRound::p50Millis), Result.Unit.MILLIS));
    results.add(
        new Result.Own(name + ".p99", median(taken, LoadRound::p99Millis), Result.Unit.MILLIS));
  }

  private static double median(List<LoadRound> rounds, ToDoubleFunction<LoadRound> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
