package xyz.infinitehash.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.bench.chain.ChainBenchmark;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Benchmark;
import xyz.infinitehash.bench.measure.Report;
import xyz.infinitehash.bench.measure.Result;
import xyz.infinitehash.bench.peer.PeerFolder;
import xyz.infinitehash.bench.signature.SignatureBenchmark;
import xyz.infinitehash.bench.stratum.StratumBenchmark;

/** {@code ih bench NAME}: exit code 0 when it was measured, 1 when it was not. */
public final class BenchMain {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "chain", new ChainBenchmark(),
              "crypto", new SignatureBenchmark(),
              "stratum", new StratumBenchmark()));

  private BenchMain() {}

  public static void main(String[] args) {
    System.setProperty("slf4j.internal.verbosity", "ERROR"); // nobody listens to logs here
    System.exit(run(args, System.out, System.err, onTerminal(System.console())));
  }

  private static boolean onTerminal(java.io.@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  static int run(String[] args, PrintStream out, PrintStream err, boolean terminal) {
    if (List.of(args).contains("--help") || args.length == 0) {
      (args.length == 0 ? err : out).print(help());
      return args.length == 0 ? 1 : 0;
    }
    Console console = new Console(err, terminal);
    try {
      Options options = Options.parse(args);
      Benchmark benchmark = BENCHMARKS.get(options.bench());
      if (benchmark == null) {
        throw new BenchException("no benchmark is called " + options.bench() + "\n" + help());
      }
      if (options.withPeers()) {
        new PeerFolder(options.peers()).fetch(console);
      }
      List<Result> results = benchmark.run(options.peers(), options.rounds(), console);
      console.done();
      Report report = new Report(options.bench(), results);
      out.println(options.json() ? report.json() : report.table().stripTrailing());
      return 0;
    } catch (BenchException e) {
      console.note("ih bench: " + e.getMessage());
      return 1;
    }
  }

  private static String help() {
    StringBuilder help = new StringBuilder(Options.HELP);
    BENCHMARKS.forEach(
        (name, benchmark) ->
            help.append("  ").append(name).append("  ").append(benchmark.about()).append('\n'));
    return help.toString();
  }
}
