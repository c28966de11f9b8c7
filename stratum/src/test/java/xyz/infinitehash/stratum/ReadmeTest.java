package xyz.infinitehash.stratum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.stratum.server.StratumServer;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;

/** The README's example, compiled and run, word for word. */
class ReadmeTest {
  // example begins
  static StratumServer endpoint(ShareSink sink) {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    LocalTemplates templates =
        LocalTemplates.running(
            LocalTemplates.Plan.standard(), clock, random, Duration.ofSeconds(30), 20);
    return StratumServer.start(
        StratumConfig.onLoopback(0), templates, sink, clock, random, new StratumLog() {});
  }

  // example ends

  @Test
  void theExampleOfTheReadmeListens() {
    ShareSink sink =
        new ShareSink() {
          @Override
          public CompletionStage<Void> append(AcceptedShare share) {
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public void refused(WorkerName worker, ShareVerdict verdict, Instant at) {}
        };
    try (StratumServer server = endpoint(sink)) {
      assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
      assertThat(server.address().getPort()).isPositive();
    }
  }

  @Test
  void theReadmeShowsExactlyThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", ".."), "stratum");
    List<String> lines =
        Files.readAllLines(
            module.resolve("src/test/java/xyz/infinitehash/stratum/ReadmeTest.java"));
    String example =
        String.join(
            "\n",
            lines.subList(
                lines.indexOf("  // example begins") + 1, lines.indexOf("  // example ends") - 1));
    assertThat(Files.readString(module.resolve("README.md"))).contains(example.indent(-2).strip());
  }
}
