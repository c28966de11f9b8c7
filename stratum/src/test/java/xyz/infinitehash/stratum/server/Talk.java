package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** One session without a socket. */
final class Talk {
  final SettableClock clock = new SettableClock();
  final RecordingSink sink = new RecordingSink();
  final LocalTemplates templates =
      LocalTemplates.stepped(LocalTemplates.Plan.standard(), clock, new Random(1));
  final JobDesk jobs;
  final Session session;
  final LineWriter out = new LineWriter();

  Talk(VardiffConfig vardiff) {
    StratumConfig config = StratumConfig.onLoopback(0).withVardiff(vardiff);
    jobs = new JobDesk(config.jobs(), 8, 5, templates.current(), clock.instant());
    Desk desk =
        new Desk(
            config,
            jobs,
            sink,
            new StratumMetrics(),
            new StratumLog() {},
            new AtomicInteger(config.versionMask()),
            new AtomicLong(1 << 20));
    session = new Session(desk, new InetSocketAddress(0), 0xCAFE, clock.instant(), () -> {});
  }

  /** One line and the end of its batch; the bytes are the text's in Latin 1 or UTF-8 alike. */
  void say(byte[] line) {
    session.line(line, 0, line.length, clock.instant(), out);
    session.endOfBatch(clock.instant(), out);
  }

  void say(String line) {
    say(line.getBytes(UTF_8));
  }

  /** What was answered since the last time. */
  List<String> heard() {
    String text = new String(out.copy(), UTF_8);
    out.clear();
    return text.lines().toList();
  }
}
