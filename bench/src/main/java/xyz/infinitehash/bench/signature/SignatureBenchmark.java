package xyz.infinitehash.bench.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Benchmark;
import xyz.infinitehash.bench.measure.Contestant;
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
  private static final String HELP = "; ih bench crypto --with-peers fetches it";

  @Override
  public String about() {
    return "sr25519 verify, cached, in batches, sign; against native, WebAssembly and libsodium";
  }

  @Override
  public List<Result> run(Path peers, Rounds rounds, Progress progress) {
    Signed signed = new Signed();
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(VERIFY, signed.verify());
    contestants.put(CACHED, signed.verifyCached());
    contestants.put(BATCH, signed.verifyBatch());
    contestants.put(BATCH_CACHED, signed.verifyBatchCached());
    contestants.put(SIGN, signed.sign());
    Map<String, String> peerNames = new LinkedHashMap<>();
    PeerFolder folder = new PeerFolder(peers);
    try (PeerSlot nativePeer = open("native", folder::nativeSchnorrkel, signed, progress);
        PeerSlot wasmPeer = open("wasm", folder::wasmSchnorrkel, signed, progress)) {
      nativePeer.join(contestants, peerNames);
      wasmPeer.join(contestants, peerNames);
      LibsodiumEd25519 libsodium = new LibsodiumEd25519(signed.seed(), signed.message());
      contestants.put("libsodium.verify", libsodium.verify());
      contestants.put("libsodium.sign", libsodium.sign());
      peerNames.put("libsodium", LibsodiumEd25519.NAME);
      return results(rounds.medians(contestants, progress), peerNames);
    }
  }

  private static List<Result> results(Map<String, Double> rates, Map<String, String> peers) {
    List<Result> results = new ArrayList<>();
    for (String name : List.of(VERIFY, CACHED, BATCH, BATCH_CACHED, SIGN)) {
      double ours = rate(rates, name);
      results.add(new Result.Own(name, ours, Result.Unit.PER_SECOND));
      String operation = name.equals(SIGN) ? "sign" : "verify";
      peers.forEach(
          (peer, what) ->
              results.add(
                  new Result.Versus(
                      name + ".vs." + peer,
                      ours,
                      Result.Unit.PER_SECOND,
                      what,
                      rate(rates, peer + "." + operation))));
    }
    return results;
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
    void join(Map<String, Contestant> contestants, Map<String, String> names) {
      for (PeerProcess peer : peers) {
        names.put(name, peer.name());
        contestants.put(name + ".verify", peer.contestant("verify"));
        contestants.put(name + ".sign", peer.contestant("sign"));
      }
    }

    @Override
    public void close() {
      peers.forEach(PeerProcess::close);
    }
  }
}
