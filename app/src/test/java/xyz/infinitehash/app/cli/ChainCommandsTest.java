package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.devnet.Devnet;

/** Every {@code ih chain} command against a devnet in this process. */
class ChainCommandsTest {
  private static final int NETUID = 2;

  @TempDir private static Path wallets;
  private static Devnet devnet;

  @BeforeAll
  static void startAChainAndWriteTheKeys() {
    devnet = new LocalSubnet(0, NETUID, 360, Duration.ofMillis(200), List.of()).start();
    new OnDevnet(devnet, wallets).with("bob", "//Bob");
  }

  @AfterAll
  static void stop() {
    devnet.close();
  }

  private static JsonNode run(String... words) {
    return new OnDevnet(devnet, wallets).run(words);
  }

  private static JsonNode asBob(String... words) {
    return new OnDevnet(devnet, wallets).as("bob", words);
  }

  private static JsonNode onSubnet(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--netuid", "" + NETUID));
    return asBob(line.toArray(String[]::new));
  }

  @Test
  void aMinerRegistersPublishesServesAndStakesByTheCommandLineAlone() {
    JsonNode plan = onSubnet("register", "--dry-run", "--max-price", "5");
    assertThat(plan.get("takesRao").asLong()).isPositive();
    assertThat(plan.get("callHex").stringValue()).startsWith("0x07");
    assertThat(plan.get("obstacle").stringValue()).isEmpty();
    assertThat(onSubnet("register", "--max-price", "5").get("outcome").stringValue())
        .startsWith("registered as uid");

    assertThat(onSubnet("commit", "--text", "hello").get("events").toString())
        .contains("Commitments.Commitment");
    JsonNode published = run("commitments", "--netuid", "" + NETUID).get("commitments").get(0);
    assertThat(published.get("content").stringValue()).isEqualTo("hello");

    assertThat(onSubnet("serve", "--ip", "8.8.8.8", "--port", "8091").has("block")).isTrue();
    assertThat(onSubnet("serve").at("/axons/0/endpoint").stringValue()).isEqualTo("8.8.8.8:8091");
    assertThat(onSubnet("serve", "--ip", "127.0.0.1", "--port", "8091").get("error").stringValue())
        .contains("does not take");

    assertThat(onSubnet("stake", "--tao", "5").has("block")).isTrue();
    assertThat(asBob("stake").at("/stakes/0/alphaRao").asLong()).isPositive();
    JsonNode metagraph = run("metagraph", "--netuid", "" + NETUID);
    assertThat(metagraph.get("neurons").size()).isGreaterThan(1);
    assertThat(onSubnet("weights").get("weights").isEmpty()).isTrue();
  }

  @Test
  void whatIsAskedOfTheChainIsAnswered() {
    assertThat(run("head", "--netuid", "" + NETUID).get("tempo").intValue()).isEqualTo(360);
    assertThat(asBob("balance").get("freeRao").asLong()).isPositive();
    assertThat(asBob("identity").has("coldkey")).isTrue();
    assertThat(run("price", "--netuid", "" + NETUID).get("alphaPriceRao").asLong()).isPositive();
    assertThat(run("price", "--netuid", "" + NETUID, "--buy", "1").get("alphaRao").asLong())
        .isPositive();
    assertThat(run("subnet", "--netuid", "" + NETUID).get("tempo").stringValue()).isEqualTo("360");
    assertThat(run("events").get("block").asLong()).isNotNegative();
    assertThat(run("storage", "SubtensorModule.Tempo", "" + NETUID).get("value").intValue())
        .isEqualTo(360);
    JsonNode keys = run("storage", "SubtensorModule.Keys", "" + NETUID, "--limit", "1");
    assertThat(keys.get("entries").size()).isEqualTo(1);
    assertThat(run("storage", "System.Number", "--at", "0").has("value")).isTrue();
    assertThat(run("storage", "SubtensorModule.NoSuch").get("error").stringValue())
        .contains("NoSuch");
  }

  @Test
  void anyCallIsShownAndSentByName() {
    assertThat(run("call", "Balances.transfer_keep_alive").get("arguments").size()).isEqualTo(2);
    String to = LocalSubnet.account("//Charlie").toString();
    JsonNode plan =
        asBob("call", "Balances.transfer_keep_alive", "dest=" + to, "value=1000", "--dry-run");
    assertThat(plan.at("/call/Balances/transfer_keep_alive/value").asString()).isEqualTo("1000");
    assertThat(plan.get("feeRao").asLong()).isPositive();
    assertThat(asBob("call", "System.remark", "remark=0x01").has("block")).isTrue();
    assertThat(asBob("call", "System.remark", "remark=0x01", "--max-fee", "0").get("error"))
        .isNotNull();
    JsonNode transfer = asBob("transfer", "--to", to, "--tao", "1");
    assertThat(transfer.get("events").toString()).contains("Balances.Transfer");
    assertThat(asBob("transfer", "--to", to, "--tao", "5", "--max-spend", "1").get("error"))
        .isNotNull();
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    Said said = Said.by("completion");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("commitments", "--dry-run");
  }

  @Test
  void theHealthOfSeveralEndpointsIsShownWithoutTheirKeys() {
    String dead = "ws://127.0.0.1:1/secret-key";
    JsonNode status = run("status", "--endpoint", dead);
    assertThat(status.toString()).doesNotContain("secret-key");
    assertThat(status.at("/endpoints/0/state").stringValue()).isIn("RESTING", "READY");
    assertThat(status.at("/endpoints/0/failures").intValue()).isPositive();
    assertThat(status.at("/endpoints/1/state").stringValue()).isEqualTo("CONNECTED");
    assertThat(status.at("/endpoints/1/inUse").booleanValue()).isTrue();
    Said said = Said.by("chain", "status", "--endpoint", devnet.endpoint() + "," + dead);
    assertThat(said.out()).contains("connected", "ready").doesNotContain("secret-key");
    Said silent = Said.by("chain", "status", "--network", dead);
    assertThat(silent.err()).contains("ws://127.0.0.1:1").doesNotContain("secret-key");
  }
}
