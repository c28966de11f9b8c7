package xyz.infinitehash.bench.signature;

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
import xyz.infinitehash.bench.peer.LibsodiumEd25519;
import xyz.infinitehash.bench.peer.PeerFolder;
import xyz.infinitehash.bench.peer.PeerProcess;

/**
 * sr25519 of ours against schnorrkel in Rust, the same as WebAssembly, and libsodium's Ed25519. All
 * verify and sign messages of the same length; all rates are per processor second of one thread.
 */
public final class SignatureBenchmark implements Benchmark {
  private static final String VERIFY = "sr25519.verify";
  private static final String CACHED = "sr25519.verify.cached";
  private static final String BATCH = "sr25519.verify.batch64";
  private static final String BATCH_CACHED = "sr25519.verify.batch64.cached";
  private static final String SIGN = "sr25519.sign";
  private static final List<String> PEERS = List.of("native", "wasm", "libsodium");

  /** What a peer does that comes nearest to ours, best first; most peers offer only the plain. */
  private static final Map<String, List<String>> RIVALS =
      Map.of(
          VERIFY, List.of("verify"),
          CACHED, List.of("cached", "verify"),
          BATCH, List.of("batch64", "verify"),
          BATCH_CACHED, List.of("batch64.cached", "verify"),
          SIGN, List.of("sign"));

  private static final String HELP = "; ih bench crypto --with-peers fetches it";

  @Override
  public String about() {
    return "sr25519 verify, cached, in batches, sign; against native, WebAssembly and libsodium";
  }

  @Override
  public List<Result> run(Peers peerFolder, Rounds rounds, Progress progress) {
    Signed signed = new Signed();
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(VERIFY, signed.verify());
    contestants.put(CACHED, signed.verifyCached());
    contestants.put(BATCH, signed.verifyBatch());
    contestants.put(BATCH_CACHED, signed.verifyBatchCached());
    contestants.put(SIGN, signed.sign());
    Map<String, String> peers = new LinkedHashMap<>();
    PeerFolder folder = new PeerFolder(peerFolder);
    try (PeerSlot binding = open("native", folder::nativeSchnorrkel, signed, progress);
        PeerSlot crate = open("native", folder::nativeBatches, signed, progress);
        PeerSlot wasm = open("wasm", folder::wasmSchnorrkel, signed, progress)) {
      binding.join(contestants, peers, "verify", "sign");
      crate.join(contestants, peers, "cached", "batch64", "batch64.cached");
      wasm.join(contestants, peers, "verify", "sign");
      LibsodiumEd25519 libsodium = new LibsodiumEd25519(signed.seed(), signed.message());
      contestants.put("libsodium.verify", libsodium.verify());
      contestants.put("libsodium.sign", libsodium.sign());
      peers.put("libsodium.verify", LibsodiumEd25519.NAME);
      peers.put("libsodium.sign", LibsodiumEd25519.NAME);
      return results(rounds.medians(contestants, progress), peers);
    }
  }

  private static List<Result> results(Map<String, Double> rates, Map<String, String> peers) {
    List<Result> results = new ArrayList<>();
    for (String name : List.of(VERIFY, CACHED, BATCH, BATCH_CACHED, SIGN)) {
      double ours = rate(rates, name);
      results.add(new Result.Own(name, ours, Result.Unit.PER_SECOND));
      for (String peer : PEERS) {
        RIVALS.getOrDefault(name, List.of()).stream()
            .map(operation -> peer + "." + operation)
            .filter(peers::containsKey)
            .findFirst()
            .ifPresent(rival -> results.add(versus(name, peer, ours, rival, rates, peers)));
      }
    }
    return results;
  }

  private static Result versus(
      String name,
      String peer,
      double ours,
      String rival,
      Map<String, Double> rates,
      Map<String, String> peers) {
    return new Result.Versus(
        name + ".vs." + peer,
        ours,
        Result.Unit.PER_SECOND,
        Objects.requireNonNull(peers.get(rival)) + ", " + rival.substring(peer.length() + 1),
        rate(rates, rival));
  }

  private static double rate(Map<String, Double> rates, String name) {
    Double rate = rates.get(name);
    if (rate == null) {
      throw new BenchException("nothing was measured for " + name);
    }
    return rate;
  }

  /** How a peer is started. */
  private interface Start {
    PeerProcess get() throws IOException;
  }

  private static PeerSlot open(String name, Start start, Signed signed, Progress progress) {
    try {
      PeerProcess peer = start.get();
      if (!peer.agrees(signed.seed(), signed.message(), signed.signature())) {
        peer.close();
        throw new BenchException(peer.name() + " does not take our signature as good");
      }
      return new PeerSlot(name, List.of(peer));
    } catch (IOException e) {
      progress.note("peer " + name + " is missing (" + e.getMessage() + ")" + HELP);
      return new PeerSlot(name, List.of());
    }
  }

  /** A peer that is there, or is not. */
  private record PeerSlot(String name, List<PeerProcess> peers) implements AutoCloseable {
    void join(
        Map<String, Contestant> contestants, Map<String, String> names, String... operations) {
      for (PeerProcess peer : peers) {
        for (String operation : operations) {
          names.put(name + "." + operation, peer.name());
          contestants.put(name + "." + operation, peer.contestant(operation));
        }
      }
    }

    @Override
    public void close() {
      peers.forEach(PeerProcess::close);
    }
  }
}
