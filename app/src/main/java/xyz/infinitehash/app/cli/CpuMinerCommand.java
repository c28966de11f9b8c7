package xyz.infinitehash.app.cli;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.stratum.cpuminer.CpuMiner;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig;
import xyz.infinitehash.stratum.cpuminer.CpuMinerLog;
import xyz.infinitehash.stratum.cpuminer.CpuMinerStats;
import xyz.infinitehash.stratum.cpuminer.DeliberateFaults;
import xyz.infinitehash.stratum.cpuminer.Pace;

/** {@code ih cpuminer}. */
@Command(
    name = "cpuminer",
    description = "A Stratum client that really hashes; for tests and for looking.",
    footer = {
      "%nExample:",
      "  ih cpuminer --pool 127.0.0.1:3333 --hotkey 5Grw...utQY --worker rig1 --duty 50"
    })
final class CpuMinerCommand implements Runnable {
  @Mixin Shared shared = new Shared();

  @Option(
      names = "--pool",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:3333",
      description = "Where the pool listens. Default: ${DEFAULT-VALUE}")
  String pool = "";

  @Option(
      names = "--hotkey",
      required = true,
      paramLabel = "SS58",
      description = "Who is credited.")
  String hotkey = "";

  @Option(
      names = "--worker",
      defaultValue = "cpu",
      description = "This worker's id. Default: ${DEFAULT-VALUE}")
  String worker = "";

  @Option(names = "--threads", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
  int threads;

  @Option(
      names = "--duty",
      defaultValue = "100",
      paramLabel = "PERCENT",
      description = "Share of each thread's time that is spent hashing. Default: ${DEFAULT-VALUE}")
  int duty;

  @Option(
      names = "--suggest-difficulty",
      defaultValue = "0.001",
      description = "What to ask the pool for; it may give another. Default: ${DEFAULT-VALUE}")
  BigDecimal difficulty = BigDecimal.ONE;

  @Option(names = "--seconds", description = "Stop by itself after so long; without it, at Ctrl-C.")
  long seconds;

  @Option(
      names = "--resend",
      defaultValue = "0",
      paramLabel = "PERCENT",
      description = "Send so many shares twice, to see that a pool notices.")
  int resend;

  @Override
  public void run() {
    CpuMinerConfig config =
        CpuMinerConfig.of(
                Addresses.parse(pool),
                "infinite." + Addresses.account("--hotkey", hotkey) + "." + worker)
            .working(threads, new Pace.Duty(duty))
            .asking(
                Set.of(
                    CpuMinerConfig.Extension.VERSION_ROLLING,
                    CpuMinerConfig.Extension.SUGGEST_DIFFICULTY),
                difficulty)
            .misbehaving(new DeliberateFaults(resend, 0, 0, 0));
    try (UntilStopped stop = new UntilStopped();
        CpuMiner miner =
            CpuMiner.start(
                config,
                InstantSource.system(),
                new SecureRandom(),
                SocketFactory.getDefault(),
                new Told())) {
      long left = seconds > 0 ? seconds : Long.MAX_VALUE;
      for (Duration step = Duration.ofSeconds(Math.min(10, left));
          left > 0 && !stop.await(step);
          left -= step.toSeconds()) {
        shared.progress(sentence(miner.stats()));
      }
      answer(miner.stats());
    }
  }

  private void answer(CpuMinerStats stats) {
    if (shared.json) {
      Printer.document(
          Map.of(
              "hashes", stats.hashes(),
              "hashrate", Math.round(stats.hashrate()),
              "sent", stats.sent(),
              "accepted", stats.accepted(),
              "refused", stats.refused()));
    } else {
      Printer.line(sentence(stats));
    }
  }

  private static String sentence(CpuMinerStats stats) {
    return String.format(
        Locale.ROOT,
        "%s, %.2f MH/s, %d shares sent, %d accepted, %d refused %s",
        stats.connected() ? "mining" : "not connected",
        stats.hashrate() / 1e6,
        stats.sent(),
        stats.accepted(),
        stats.refusedInAll(),
        stats.refused().isEmpty() ? "" : stats.refused());
  }

  /** The miner's sentences, on standard error. */
  private final class Told implements CpuMinerLog {
    @Override
    public void authorized(String user) {
      shared.progress("the pool took the name " + user);
    }

    @Override
    public void lost(String reason, Duration pause) {
      shared.progress(
          "connection lost (%s); next try in %d ms".formatted(reason, pause.toMillis()));
    }

    @Override
    public void message(String text) {
      shared.progress("the pool says: " + text);
    }
  }
}
