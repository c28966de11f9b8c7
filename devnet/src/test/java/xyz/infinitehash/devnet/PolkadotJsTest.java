package xyz.infinitehash.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** polkadot.js from npm, unchanged, against a devnet; see {@code interop/polkadot.mjs}. */
class PolkadotJsTest {
  private static final Path INTEROP =
      Path.of(System.getProperty("ih.root", ".")).resolve("interop");

  @Test
  void polkadotJsWorksAgainstIt() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(INTEROP.resolve("node_modules/@polkadot/api")),
        "polkadot.js is not installed: run npm ci in interop/");
    Assumptions.assumeTrue(hasNode(), "there is no node on the path");
    DevnetConfig config =
        DevnetConfig.builder()
            .blockTime(Duration.ofMillis(100))
            .endow(TestChain.ALICE.accountId(), 1_000_000 * TestChain.ENDOWED / 1_000)
            .endow(TestChain.BOB.accountId(), TestChain.ENDOWED)
            .root(TestChain.ALICE.accountId())
            .build();
    try (Devnet devnet = Devnet.start(config)) {
      Process node =
          new ProcessBuilder("node", "polkadot.mjs", devnet.endpoint().toString())
              .directory(INTEROP.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      List<String> failed = said.lines().filter(l -> l.startsWith("FAIL")).toList();
      assertThat(failed).as(said).isEmpty();
      assertThat(said).contains("PASS all");
    }
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
