package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir Path folder;

  @Test
  void theHelpNamesEveryCommandAlsoThoseOfTheScript() {
    Said said = Said.by("--help");
    assertThat(said.code()).isZero();
    for (String command :
        List.of(
            "demo",
            "devnet",
            "wallet",
            "chain",
            "pool",
            "cpuminer",
            "validator",
            "bench",
            "test")) {
      assertThat(said.out()).containsPattern("(?m)^  " + command + " ");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandsHelpSaysWhatItDoesAndHasAnExample(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");
    Said said = Said.by(args.toArray(String[]::new));
    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("Example").contains("  ih " + command.getFirst());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsRefusedWithTheNearestAndWhereTheHelpIs(List<String> command) {
    if (List.of("bench", "test", "help").contains(command.getFirst())) {
      return; // the script's, or without options
    }
    List<String> args = new ArrayList<>(command);
    args.add("--hepl");
    Said said = Said.by(args.toArray(String[]::new));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("unknown option \"--hepl\"; did you mean --help?")
        .contains("see: ih " + String.join(" ", command) + " --help")
        .hasLineCount(2);
  }

  @Test
  void anUnknownCommandIsRefusedWithTheNearest() {
    assertThat(Said.by("demmo"))
        .isEqualTo(
            new Said(2, "", "ih: unknown command \"demmo\"; did you mean demo?\nsee: ih --help\n"));
    assertThat(Said.by("chain", "metagrph", "--json").err()).contains("did you mean metagraph?");
  }

  @Test
  void aMistypedLineIsOneJsonDocumentTooWhenThatWasAskedFor() {
    Said said = Said.by("chain", "head", "--netuit", "3", "--json");
    assertThat(said.code()).isEqualTo(2);
    assertThat(JSON.readTree(said.out()).path("error").asString())
        .contains("did you mean --netuid");
    assertThat(Said.by("devnet", "fund", "--json").code()).isEqualTo(2);
    assertThat(Said.by("chain", "head", "--netuid", "x").err()).hasLineCount(2);
  }

  @ParameterizedTest
  @MethodSource("commandsThatAskAChain")
  void aChainThatDoesNotAnswerIsOneLineThatSaysWhatToDo(List<String> command) throws IOException {
    List<String> args = new ArrayList<>(command);
    args.add("--network=ws://127.0.0.1:" + freePort());
    assertThat(Said.by("wallet", "new-hotkey", "--wallet-path=" + folder).code()).isZero();
    if (!command.contains("fund") && !command.contains("head") && !command.contains("metagraph")) {
      args.add("--wallet-path=" + folder);
    }
    Said said = Said.by(args.toArray(String[]::new));
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines().filter(line -> line.startsWith("ih: ")))
        .singleElement()
        .asString()
        .contains("no chain answers at ws://127.0.0.1", "ih devnet run");
    assertThat(said.err()).doesNotContain("\tat ", "Exception");
    args.add("--json");
    JsonNode document = JSON.readTree(Said.by(args.toArray(String[]::new)).out());
    assertThat(document.path("error").asString()).contains("no chain answers");
  }

  @Test
  void aPortThatIsTakenIsOneLineThatNamesTheOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Said devnet = Said.by("devnet", "run", "--port", port);
      assertThat(devnet.code()).isEqualTo(1);
      assertThat(lastLine(devnet)).contains("port " + port, "name another with --port");
      assertThat(devnet.err()).doesNotContain("\tat ");
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsOneLineWithoutThePassword() throws IOException {
    String url = "postgresql://me:s3cret@127.0.0.1:" + freePort() + "/subnet";
    Said said = Said.by("pool", "run", "--listen=127.0.0.1:0", "--database=" + url, "--json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(lastLine(said)).contains("no database at postgresql://me@127.0.0.1", "DATABASE_URL");
    assertThat(said.err() + said.out()).doesNotContain("s3cret").doesNotContain("\tat ");
    assertThat(JSON.readTree(said.out()).path("error").asString()).contains("no database at");
    assertThat(lastLine(Said.by("pool", "run", "--database=mysql://x"))).contains("postgresql://");
  }

  @Test
  void whatTheScriptServesSaysSoWhenItIsReachedWithoutIt() {
    assertThat(Said.by("bench", "x", "--json").code()).isEqualTo(1);
    assertThat(Said.by("test", "-pl", "crypto").err()).contains("./ih test");
  }

  @Test
  void walletCommandsPrintOneJsonDocument() {
    String path = "--wallet-path=" + folder;
    for (String[] args :
        List.of(
            new String[] {"wallet", "new-coldkey", path, "--no-password", "--json"},
            new String[] {"wallet", "new-hotkey", path, "--json"},
            new String[] {"wallet", "new-hotkey", path, "--json"}, // refused: it is there
            new String[] {"wallet", "list", path, "--json"},
            new String[] {"wallet", "show", path, "--json"})) {
      Said said = Said.by(args);
      assertThat(JSON.readTree(said.out()).isObject()).as(said.toString()).isTrue();
    }
  }

  static List<List<String>> commands() {
    CommandLine root = new CommandLine(new Ih());
    List<List<String>> found = new ArrayList<>();
    collect(root, List.of(), found);
    assertThat(found).hasSizeGreaterThan(15);
    return found;
  }

  static List<List<String>> commandsThatAskAChain() {
    String alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    return List.of(
        List.of("chain", "head"),
        List.of("chain", "metagraph"),
        List.of("chain", "weights"),
        List.of("devnet", "fund", "--to", alice),
        List.of("validator", "run"));
  }

  private static void collect(CommandLine line, List<String> path, List<List<String>> found) {
    line.getSubcommands()
        .forEach(
            (name, sub) -> {
              if (!name.equals("help")) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                found.add(longer);
                collect(sub, longer, found);
              }
            });
  }

  private static String lastLine(Said said) {
    return said.err().lines().reduce("", (_, line) -> line);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
