package xyz.infinitehash.bench.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Benchmark;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Progress;
import xyz.infinitehash.bench.measure.Result;
import xyz.infinitehash.bench.measure.Rounds;
import xyz.infinitehash.bench.peer.PeerFolder;
import xyz.infinitehash.bench.peer.PeerProcess;

/**
 * What the chain client computes. Times are per operation and of one thread's processor time, but
 * for the cold parse, which is wall time in a JVM of its own.
 */
public final class ChainBenchmark implements Benchmark {
  private static final String ENCRYPT = "timelock.encrypt";
  private static final String OPEN = "timelock.open";
  private static final String METAGRAPH = "metagraph.decode";
  private static final String SIGN = "extrinsic.sign";

  @Override
  public String about() {
    return "metadata cold, a metagraph, extrinsics, timelocks; timelocks against the SDK's";
  }

  @Override
  public List<Result> run(Path peers, Rounds rounds, Progress progress) {
    ColdStart.Millis cold = ColdStart.measure(rounds.rounds(), progress);
    ChainWork work = new ChainWork();
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(METAGRAPH, work.metagraph());
    contestants.put(SIGN, work.sign());
    contestants.put(ENCRYPT, work.encrypt());
    contestants.put(OPEN, work.open());
    List<Result> results = new ArrayList<>();
    results.add(new Result.Own("metadata.parse.cold.ms", cold.wall(), Result.Unit.MILLIS));
    results.add(new Result.Own("metadata.parse.cold.cpu.ms", cold.processor(), Result.Unit.MILLIS));
    try (PeerProcess peer = new PeerFolder(peers).nativeTimelock()) {
      byte[] payload = work.payload();
      if (!peer.agrees(payload, work.locked(payload), ChainWork.PULSE.signature())) {
        throw new BenchException(peer.name() + " does not open what we lock");
      }
      contestants.put("native.encrypt", peer.contestant("encrypt"));
      contestants.put("native.open", peer.contestant("open"));
      own(results, rounds.medians(contestants, progress), peer.name());
    } catch (IOException e) {
      progress.note(
          "peer native is missing ("
              + e.getMessage()
              + "); ih bench chain --with-peers fetches it");
      own(results, rounds.medians(contestants, progress), "");
    }
    return results;
  }

  private static void own(List<Result> results, Map<String, Double> rates, String peer) {
    results.add(time(METAGRAPH, rates));
    results.add(new Result.Own(SIGN, rate(rates, SIGN), Result.Unit.PER_SECOND));
    for (String operation : List.of("encrypt", "open")) {
      Result.Own own = time("timelock." + operation, rates);
      results.add(own);
      if (!peer.isEmpty()) {
        results.add(
            new Result.Versus(
                own.name() + ".vs.native",
                own.value(),
                Result.Unit.MILLIS,
                peer,
                1000 / rate(rates, "native." + operation)));
      }
    }
  }

  private static Result.Own time(String name, Map<String, Double> rates) {
    return new Result.Own(name + ".ms", 1000 / rate(rates, name), Result.Unit.MILLIS);
  }

  private static double rate(Map<String, Double> rates, String name) {
    return Objects.requireNonNull(rates.get(name), name);
  }
}
