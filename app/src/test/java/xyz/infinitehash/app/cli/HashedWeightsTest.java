package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.value.Value;

/** Weights by hand on each way a subnet may want them. */
class HashedWeightsTest {
  private static final int TEMPO = 20;

  @TempDir private Path folder;
  private Devnet devnet;
  private OnDevnet on;

  @BeforeEach
  void start() {
    devnet =
        new LocalSubnet(
                0, 2, TEMPO, Duration.ofMillis(150), List.of(LocalSubnet.account("//Bob//hot")))
            .start();
    on = new OnDevnet(devnet, folder.resolve("wallets")).with("bob", "//Bob");
  }

  @AfterEach
  void stop() {
    devnet.close();
  }

  private void store(String item, String value) {
    try (Chain chain = Chain.connect(devnet.endpoint())) {
      byte[] key = chain.atHead().runtime().storage().key("SubtensorModule", item, Value.of(2));
      chain
          .rpc()
          .call(
              "dev_setStorage",
              List.of(List.of(List.of("0x" + HexFormat.of().formatHex(key), value))),
              Duration.ofSeconds(10));
    }
  }

  private String[] weights(String... words) {
    return Stream.concat(
            Stream.of("weights"),
            Stream.concat(
                Stream.of(words), Stream.of("--netuid", "2", "--keep-in", folder + "/kept")))
        .toArray(String[]::new);
  }

  private List<Path> kept() throws IOException {
    Path kept = folder.resolve("kept");
    if (!Files.exists(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.toList();
    }
  }

  @Test
  void whatTheChainWouldRefuseIsNotSentOnAnyWay() {
    store("WeightsVersionKey", "0x0900000000000000");
    assertThat(on.error("bob", weights("--set", "0=1", "--version-key", "8"))).contains("key 9");
    assertThat(on.error("bob", weights("--set", "7=1"))).contains("no uid 7");
    store("MinAllowedWeights", "0x0200");
    assertThat(on.error("bob", weights("--set", "0=1"))).contains("at least 2");
    store("MinAllowedWeights", "0x0100");
    assertThat(on.as("bob", weights("--set", "0=1", "--dry-run")).get("takesRao").asLong())
        .isZero();
    assertThat(on.as("bob", weights("--set", "0=1")).has("block")).isTrue();
    store("WeightsSetRateLimit", "0xffff000000000000");
    assertThat(on.error("bob", weights("--set", "0=1"))).contains("rate limit");
    store("CommitRevealWeightsEnabled", "0x01");
    assertThat(on.error("bob", weights("--set", "0=1"))).contains("rate limit");
  }

  @Test
  void aSubnetThatWantsTimelocksGetsThem() {
    store("CommitRevealWeightsEnabled", "0x01");
    assertThat(on.events("bob", weights("--set", "0=1"))).contains("TimelockedWeightsCommitted");
  }

  @Test
  void aHashIsCommittedKeptAndRevealedInItsEpoch() throws IOException {
    commitsByHashOnly();
    assertThat(on.events("bob", weights("--set", "0=7,1=65535", "--by-hash")))
        .contains("SubtensorModule.WeightsCommitted");
    assertThat(kept()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept().getFirst())))
        .isEqualTo("rw-------");
    assertThat(on.error("bob", reveal())).contains("too early");
    JsonNode revealed = on.as("bob", reveal("--wait"));
    assertThat(revealed.get("events").toString()).contains("WeightsRevealed");
    assertThat(kept()).isEmpty();
    assertThat(on.run("weights", "--netuid", "2").get("weights").toString())
        .contains("\"0\":7", "\"1\":65535");
    assertThat(on.error("bob", reveal())).contains("no commit");
  }

  @Test
  void committingMayWaitAndRevealAtOnce() throws IOException {
    commitsByHashOnly();
    assertThat(on.events("bob", weights("--set", "0=9", "--by-hash", "--wait")))
        .contains("WeightsRevealed");
    assertThat(kept()).isEmpty();
  }

  private String[] reveal(String... words) {
    return weights(Stream.concat(Stream.of("reveal"), Stream.of(words)).toArray(String[]::new));
  }

  private void commitsByHashOnly() {
    store("CommitRevealWeightsEnabled", "0x01");
  }
}
