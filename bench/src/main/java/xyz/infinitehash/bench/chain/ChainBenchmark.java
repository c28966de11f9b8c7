package xyz.infinitehash.bench.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Benchmark;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Peers;
import xyz.infinitehash.bench.measure.Progress;
import xyz.infinitehash.bench.measure.Result;
import xyz.infinitehash.bench.measure.Rounds;
import xyz.infinitehash.bench.peer.PeerFolder;
import xyz.infinitehash.bench.peer.PeerProcess;

/**
 * What the chain client computes and keeps. Times are per operation and of one thread's processor
 * time, but for the cold parse and the selective metagraph, which are wall time.
 */
public final class ChainBenchmark implements Benchmark {
  private static final String ENCRYPT = "timelock.encrypt";
  private static final String OPEN = "timelock.open";
  private static final String METAGRAPH = "metagraph.decode";
  private static final String SELECTIVE = "metagraph.selective";
  private static final String ALONE = "metagraph.selective.alone";
  private static final String SIGN = "extrinsic.sign";
  private static final String NATIVE = "native";
  private static final int CALLERS = 8; // of one client; the SDK's asks one thing after the other
  private static final String SDK = "sdk";
  private static final String SDK_OBJECT = "sdk.metagraph";

  @Override
  public String about() {
    return "metadata cold, metagraphs, extrinsics, timelocks, an idle client; against the SDK's";
  }

  @Override
  public List<Result> run(Peers peers, Rounds rounds, Progress progress) {
    ColdStart.Millis cold = ColdStart.measure(rounds.rounds(), progress);
    List<Result> results = new ArrayList<>();
    results.add(new Result.Own("metadata.parse.cold.ms", cold.wall(), Result.Unit.MILLIS));
    results.add(new Result.Own("metadata.parse.cold.cpu.ms", cold.processor(), Result.Unit.MILLIS));
    PeerFolder folder = new PeerFolder(peers);
    try (Loopback loopback = new Loopback()) {
      progress.say("an idle client");
      long heap = IdleClient.heap(loopback.endpoint());
      results.add(new Result.Own("client.idle.heap", heap, Result.Unit.BYTES));
      compute(folder, rounds, progress, results);
      selective(folder, loopback, rounds, progress, results);
    }
    return results;
  }

  private static void compute(
      PeerFolder folder, Rounds rounds, Progress progress, List<Result> results) {
    ChainWork work = new ChainWork();
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(METAGRAPH, work.metagraph());
    contestants.put(SIGN, work.sign());
    contestants.put(ENCRYPT, work.encrypt());
    contestants.put(OPEN, work.open());
    try (PeerProcess peer = folder.nativeTimelock()) {
      byte[] payload = work.payload();
      if (!peer.agrees(payload, work.locked(payload), ChainWork.PULSE.signature())) {
        throw new BenchException(peer.name() + " does not open what we lock");
      }
      contestants.put(NATIVE + ".encrypt", peer.contestant("encrypt"));
      contestants.put(NATIVE + ".open", peer.contestant("open"));
      own(results, rounds.medians(contestants, progress), peer.name());
    } catch (IOException e) {
      missing(NATIVE, e, progress);
      own(results, rounds.medians(contestants, progress), "");
    }
  }

  private static void selective(
      PeerFolder folder,
      Loopback loopback,
      Rounds rounds,
      Progress progress,
      List<Result> results) {
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(SELECTIVE, loopback.metagraph(CALLERS));
    contestants.put(ALONE, loopback.metagraph(1));
    try (PeerProcess peer = folder.bittensorSdk()) {
      if (!peer.takes(loopback.request())) {
        throw new BenchException(peer.name() + " does not read as many neurons as we do");
      }
      contestants.put(SDK, peer.contestant("selective"));
      contestants.put(SDK_OBJECT, peer.contestant("metagraph"));
      selective(results, rounds.medians(contestants, progress), peer.name());
    } catch (IOException e) {
      missing(SDK, e, progress);
      selective(results, rounds.medians(contestants, progress), "");
    }
  }

  private static void selective(List<Result> results, Map<String, Double> rates, String peer) {
    double ours = rate(rates, SELECTIVE);
    results.add(new Result.Own(SELECTIVE, ours, Result.Unit.PER_SECOND));
    results.add(new Result.Own(ALONE, rate(rates, ALONE), Result.Unit.PER_SECOND));
    if (!peer.isEmpty()) {
      results.add(versus(SDK, ours, peer + ", the same runtime call", rates));
      results.add(versus(SDK_OBJECT, ours, peer + ", its Metagraph", rates));
    }
  }

  private static Result versus(String rival, double ours, String peer, Map<String, Double> rates) {
    return new Result.Versus(
        SELECTIVE + ".vs." + rival, ours, Result.Unit.PER_SECOND, peer, rate(rates, rival));
  }

  private static void missing(String peer, IOException why, Progress progress) {
    progress.note(
        "peer " + peer + " is missing (" + why.getMessage() + "); --with-peers fetches it");
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
                own.name() + ".vs." + NATIVE,
                own.value(),
                Result.Unit.MILLIS,
                peer,
                1000 / rate(rates, NATIVE + "." + operation)));
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
