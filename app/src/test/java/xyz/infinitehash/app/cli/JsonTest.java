package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.devnet.Devnet;

/** {@code --json}: one document on standard output, whatever the outcome, against a live chain. */
class JsonTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

  @TempDir Path folder;

  @Test
  void everyCommandThatAsksAChainPrintsOneDocument() {
    try (Devnet devnet = new LocalSubnet(0, 89, 20, Duration.ofMillis(100), List.of()).start()) {
      String on = "--network=" + devnet.endpoint();
      String wallet = "--wallet-path=" + folder;
      String coldkey =
          document("wallet", "new-coldkey", wallet, "--no-password").path("address").asString();
      document("wallet", "new-hotkey", wallet);
      assertThat(document("devnet", "fund", on, "--to", coldkey).path("block").asLong())
          .isPositive();
      assertThat(document("chain", "head", on).path("netuid").asInt()).isEqualTo(89);
      assertThat(document("chain", "register", on, wallet, "--dry-run").isObject()).isTrue();
      assertThat(document("chain", "register", on, wallet).isObject()).isTrue();
      assertThat(document("chain", "metagraph", on).path("neurons").isArray()).isTrue();
      assertThat(document("chain", "weights", on).path("weights").isObject()).isTrue();
      assertThat(document("chain", "weights", on, wallet, "--set=0=1").isObject()).isTrue();
      assertThat(document("chain", "transfer", on, wallet, "--to", ALICE, "--tao", "1").isObject())
          .isTrue();
      assertThat(document("chain", "stake", on, wallet, "--tao", "1").isObject()).isTrue();
      assertThat(document("chain", "metagraph", on, "--netuid=77").path("error").asString())
          .contains("no subnet 77");
    }
  }

  @Test
  void aMinerThatFindsNoPoolPrintsOneDocumentToo() {
    assertThat(
            document("cpuminer", "--pool=127.0.0.1:1", "--hotkey", ALICE, "--seconds=1", "--duty=1")
                .path("accepted")
                .asInt())
        .isZero();
  }

  @Test
  void theDemoEndsWithOneDocument() {
    JsonNode report = document("demo", "--epochs=1", "--tempo=16");
    assertThat(report.path("outcome").asString()).isEqualTo("equal");
    assertThat(report.path("miners").size()).isEqualTo(4);
  }

  private static JsonNode document(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    Said said = Said.by(all.toArray(String[]::new));
    assertThat(said.out().strip()).as(said.toString()).isNotEmpty();
    JsonNode document = JSON.readTree(said.out());
    assertThat(document.has("error")).as(said.toString()).isEqualTo(said.code() != 0);
    return document;
  }
}
