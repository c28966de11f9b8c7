package xyz.infinitehash.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.infinitehash.app.interop.Strangers.Said;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * The Python clients of Bittensor, unchanged, against a devnet: bittensor 11 with its btcli,
 * turbobt, bittensor-cli 9. What they wrote is read back by them and by us.
 */
@Tag("interop")
class PythonClientsTest {
  private static final int NETUID = 89;
  private static final String COLD = "//Alice";
  private static final String VALIDATOR = "//interop//validator";
  private static final String MINER = "//interop//miner";

  @TempDir Path home;

  private Devnet devnet;
  private Chain chain;

  @BeforeEach
  void start() {
    // blocks of a second: turbobt signs for four of them
    devnet =
        new LocalSubnet(
                0, NETUID, 60, Duration.ofSeconds(1), List.of(LocalSubnet.account(VALIDATOR)))
            .start();
    chain = Chain.connect(devnet.endpoint());
  }

  @AfterEach
  void stop() {
    chain.close();
    devnet.close();
  }

  @Test
  void theSdkReadsRegistersServesCommitsAndSetsWeights() throws Exception {
    judge(Strangers.orSkip("sdk", home), "sdk.py");
  }

  @Test
  void turbobtReadsRegistersServesCommitsAndSetsWeights() throws Exception {
    judge(Strangers.orSkip("turbobt", home), "turbobt_client.py");
  }

  private void judge(Strangers strangers, String script) throws Exception {
    String endpoint = devnet.endpoint().toString();
    String netuid = Integer.toString(NETUID);
    strangers.passes(script, "reads", endpoint, netuid, COLD, VALIDATOR);
    strangers.passes(script, "writes", endpoint, netuid, COLD, VALIDATOR, MINER);
    assertThat(row()).contains(WeightVector.of(Map.of(new Uid(0), 0xFFFF, minerUid(), 0x8000)));
    commitReveal();
    strangers.passes(script, "commit", endpoint, netuid, COLD, VALIDATOR);
  }

  private Uid minerUid() {
    return uid(MINER);
  }

  private Uid uid(String key) {
    return Registration.uid(chain.atHead(), new NetUid(NETUID), LocalSubnet.account(key))
        .orElseThrow();
  }

  private Optional<WeightVector> row() {
    return Optional.of(
        WeightTable.of(new NetUid(NETUID)).row(chain.atHead(), uid(VALIDATOR)).upscaled());
  }

  private void commitReveal() {
    ChainAt at = chain.atHead();
    String item = "CommitRevealWeightsEnabled";
    byte[] key = at.runtime().storage().key("SubtensorModule", item, Value.of(NETUID));
    byte[] on = at.runtime().storage().encodeValue("SubtensorModule", item, Value.of(true));
    devnet.chain().override(Map.of(ByteString.of(key), Optional.of(ByteString.of(on))));
  }

  @Test
  void btcliOfTheSdkReadsRegistersServesAndSetsWeights() throws Exception {
    Strangers sdk = Strangers.orSkip("sdk", home);
    wallet();
    String netuid = Integer.toString(NETUID);
    Map<String, String> validator = btcli("validator");
    for (List<String> read :
        List.of(
            List.of("query", "balance", "--coldkey", LocalSubnet.account(COLD).toString()),
            List.of("subnets", "list"),
            List.of("subnets", "show", netuid),
            List.of("subnets", "metagraph", netuid),
            List.of("query", "neurons", "--netuid", netuid))) {
      succeeds(sdk, validator, read, "--json");
    }
    List<String> on = List.of("--netuid", netuid);
    succeeds(sdk, btcli("miner"), List.of("tx", "burned-register"), on, "--json", "-y");
    succeeds(
        sdk,
        btcli("miner"),
        List.of("tx", "serve-axon", "--ip", "8.8.8.8", "--port", "8091"),
        on,
        "--json",
        "-y");
    succeeds(
        sdk,
        validator,
        List.of("tx", "set-weights", "--uids", "0," + minerUid().value(), "--weights", "1.0,0.5"),
        on,
        "--json",
        "-y");
    assertThat(row()).contains(WeightVector.of(Map.of(new Uid(0), 0xFFFF, minerUid(), 0x8000)));
  }

  @Test
  void bittensorCliReadsRegistersServesAndStakes() throws Exception {
    Strangers cli = Strangers.orSkip("btcli", home);
    wallet();
    String netuid = Integer.toString(NETUID);
    List<String> as =
        List.of(
            "--network",
            devnet.endpoint().toString(),
            "--wallet-path",
            home.resolve("wallets").toString(),
            "--wallet-name",
            "judge",
            "--hotkey",
            "miner",
            "--no-prompt");
    Said registered =
        succeeds(cli, Map.of(), List.of("subnets", "register", "--netuid", netuid), as);
    assertThat(registered.text()).contains("Registered");
    assertThat(minerUid().value()).isPositive();
    Said served =
        succeeds(
            cli,
            Map.of(),
            List.of("axon", "set", "--netuid", netuid, "--ip", "8.8.8.8", "--port", "8091"),
            as);
    assertThat(served.text()).contains("Axon set successfully");
    Said shown =
        succeeds(cli, Map.of(), List.of("subnets", "show", "--netuid", netuid), as.subList(0, 2));
    assertThat(shown.text()).contains(LocalSubnet.account(MINER).toString().substring(0, 6));
    Said staked =
        succeeds(
            cli,
            Map.of(),
            List.of(
                "stake",
                "add",
                "--netuid",
                netuid,
                "--amount",
                "5",
                "--unsafe",
                "--no-mev-protection"),
            as);
    assertThat(staked.text()).doesNotContain("❌");
  }

  /** A wallet as btcli writes it, coldkey not encrypted. */
  private void wallet() throws IOException {
    Path folder = home.resolve("wallets/judge");
    Files.createDirectories(folder.resolve("hotkeys"));
    write(folder.resolve("coldkey"), COLD);
    write(folder.resolve("coldkeypub.txt"), COLD);
    write(folder.resolve("hotkeys/validator"), VALIDATOR);
    write(folder.resolve("hotkeys/miner"), MINER);
  }

  private static void write(Path file, String uri) throws IOException {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      String account = "0x" + pair.accountId().hex();
      String secret =
          file.toString().endsWith("pub.txt")
              ? ""
              : "\"privateKey\":\"%s\",".formatted(ByteString.of(pair.secretKey()).hex());
      Files.writeString(
          file,
          "{\"accountId\":\"%s\",\"publicKey\":\"%s\",%s\"ss58Address\":\"%s\",\"cryptoType\":1}"
              .formatted(account, account, secret, pair.accountId()));
    }
  }

  private Map<String, String> btcli(String hotkey) {
    return Map.of(
        "BT_NETWORK",
        devnet.endpoint().toString(),
        "BT_WALLET",
        "judge",
        "BT_WALLET_HOTKEY",
        hotkey,
        "BT_WALLET_PATH",
        home.resolve("wallets").toString());
  }

  private static Said succeeds(
      Strangers strangers, Map<String, String> environment, List<String> command, String... flags)
      throws Exception {
    return succeeds(strangers, environment, command, List.of(), flags);
  }

  private static Said succeeds(
      Strangers strangers,
      Map<String, String> environment,
      List<String> command,
      List<String> options,
      String... flags)
      throws Exception {
    List<String> whole = new ArrayList<>(List.of("btcli"));
    whole.addAll(command);
    whole.addAll(options);
    whole.addAll(List.of(flags));
    Said said = strangers.run(environment, whole);
    assertThat(said.exit()).as(whole + "\n" + said.text()).isZero();
    return said;
  }
}
