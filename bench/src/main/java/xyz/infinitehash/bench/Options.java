package xyz.infinitehash.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Peers;
import xyz.infinitehash.bench.measure.Rounds;

/**
 * What was asked for.
 *
 * @param json one JSON document instead of a table
 * @param withPeers fetch the peers first
 * @param peers where they are
 * @param rounds how long to measure
 */
record Options(String bench, boolean json, boolean withPeers, Peers peers, Rounds rounds) {
  static final String HELP =
      """
      usage: ih bench NAME [--json] [--with-peers] [--peers DIR] [--python FILE] [--rounds N] [--millis MS]
        --json        one JSON document on standard output, nothing else
        --with-peers  first fetch py-sr25519-bindings, bittensor-drand, bittensor (pip) and @polkadot/wasm-crypto (npm) into the peers' folder
        --peers DIR   that folder; default: IH_BENCH_PEERS, else .ih/peers beside the ih command
        --python FILE a Python that has bittensor 11.3, named after --peers; default: sdk/bin/python there
        --rounds N    an odd number of rounds, the median counts; default 9
        --millis MS   one turn in a round; default 400
      example: ih bench crypto --with-peers
      """;

  /** Reads the command line; {@link BenchException} with a sentence for what is wrong with it. */
  static Options parse(String[] args) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(args));
    String bench = "";
    boolean json = false;
    boolean withPeers = false;
    Peers peers = Peers.in(defaultPeers());
    int rounds = 9;
    int millis = 400;
    while (!left.isEmpty()) {
      String arg = left.pop();
      switch (arg) {
        case "--json" -> json = true;
        case "--with-peers" -> withPeers = true;
        case "--peers" -> peers = Peers.in(Path.of(value(arg, left)));
        case "--python" -> peers = peers.withSdk(Path.of(value(arg, left)));
        case "--rounds" -> rounds = number(arg, left);
        case "--millis" -> millis = number(arg, left);
        default -> {
          if (arg.startsWith("-") || !bench.isEmpty()) {
            throw new BenchException("what is " + arg + "? See ih bench --help");
          }
          bench = arg;
        }
      }
    }
    Duration turn = Duration.ofMillis(millis);
    return new Options(
        bench, json, withPeers, peers, new Rounds(rounds, turn, turn.multipliedBy(5)));
  }

  private static Path defaultPeers() {
    String named = System.getenv("IH_BENCH_PEERS");
    return named == null
        ? Path.of(System.getProperty("ih.root", ".")).resolve(".ih").resolve("peers")
        : Path.of(named);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new BenchException(option + " needs a value");
    }
    return left.pop();
  }

  private static int number(String option, Deque<String> left) {
    String value = value(option, left);
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence
    }
    throw new BenchException(option + " needs a whole number above 0, not " + value);
  }
}
