package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void theConfigurationIsSaidWithWhereEachValueComesFromAndWithoutThePassword() throws IOException {
    Path file =
        file(
            """
            listen = "127.0.0.1:1"
            for = "cpu"
            database = "postgresql://me:s3cret@127.0.0.1:1/subnet?sslpassword=s3cret&x=1"
            """);
    Said said = Said.by("pool", "run", "--config", file.toString(), "--for=asic");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains(
            "# configuration of ih pool run",
            "listen = \"127.0.0.1:1\"  # file",
            "for = \"asic\"  # typed",
            "source = \"stratum\"  # default",
            "database = \"postgresql://me:***@127.0.0.1:1/subnet?sslpassword=***&x=1\"  # file")
        .doesNotContain("s3cret");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() throws IOException {
    Said said = Said.by("pool", "run", "--config=" + file("lisen = \"127.0.0.1:1\""));
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("unknown key \"lisen\"", "nearest known one is \"listen\"");
    assertThat(Said.by("pool", "run", "--config=" + file("[[sources]]\nkind = \"own\"")).err())
        .contains("unknown key \"sources\"");
    assertThat(Said.by("pool", "run", "--config=" + folder.resolve("none.toml")).err())
        .contains("cannot read the configuration file");
    assertThat(Said.by("pool", "run", "--config=" + file("a = = b")).err())
        .contains("is not valid TOML");
    assertThat(Said.by("pool", "run", "--config=" + file("[listen]\na = 1")).err())
        .contains("must be one value");
  }

  @Test
  void sourcesAreReadWithTheirUsualValuesAndTheTokenIsInNoText() throws IOException {
    List<SourceTable> sources =
        SourceTable.read(
            tables(
                """
                [[sources]]
                kind = "own"

                [[sources]]
                kind = "luxor"
                token = "lxk.s3cret"
                poll-seconds = 20
                """),
            Map.of());
    assertThat(sources.getFirst()).isEqualTo(new SourceTable.Own("stratum"));
    assertThat(sources.getLast())
        .isInstanceOfSatisfying(
            SourceTable.Luxor.class,
            luxor -> {
              assertThat(luxor.url()).hasToString("https://app.luxor.tech/api");
              assertThat(luxor.subaccount()).isEqualTo("infinite");
              assertThat(luxor.token()).isEqualTo("lxk.s3cret");
              assertThat(luxor.every()).isEqualTo(Duration.ofSeconds(20));
              assertThat(luxor.longestGap()).isEqualTo(Duration.ofSeconds(100));
              assertThat(luxor + " " + luxor.lines()).doesNotContain("s3cret");
            });
  }

  @Test
  void theVariablesOfThePythonValidatorWinOverTheFirstLuxorTableOnly() throws IOException {
    List<SourceTable> sources =
        SourceTable.read(
            tables(
                """
                [[sources]]
                kind = "luxor"
                subaccount = "mine"
                token = "a"

                [[sources]]
                kind = "luxor"
                subaccount = "other"
                token = "b"
                """),
            Map.of(
                "LUXOR_API_KEY", "c",
                "LUXOR_API_URL", "https://luxor.example/api",
                "LUXOR_SUBACCOUNT_NAME_MECHANISM_0", "theirs"));
    assertThat(sources).extracting(s -> ((SourceTable.Luxor) s).token()).containsExactly("c", "b");
    assertThat(sources)
        .extracting(s -> s.source().name())
        .containsExactly("luxor-workers/theirs", "luxor-workers/other");
    assertThat(((SourceTable.Luxor) sources.getFirst()).url().getHost()).isEqualTo("luxor.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = \"luxr\"                                              | kind is \"own\" or \"luxor\"",
        "kind = \"own\" ; tokn = \"s3cret\"                            | unknown key \"tokn\"",
        "kind = \"luxor\"                                             | no token: set LUXOR_API_KEY",
        "kind = \"luxor\" ; token = \"s3cret\" ; pol-seconds = 1        | the nearest known one is \"poll-seconds\"",
        "kind = \"luxor\" ; token = \"s3cret\" ; poll-seconds = 0       | poll-seconds is a number",
        "kind = \"luxor\" ; token = 5                                  | token is a text in quotes",
        "kind = \"luxor\" ; token = \"s3cret\" ; url = \"http://a.b/c\" | must be https",
        "kind = \"luxor\" ; token = \"s3cret\" ; url = \"https://u:s3cret@a.b\" | without user or query",
        "kind = \"luxor\" ; token = \"s3cret\" ; subaccount = \"a/b\"   | not a subaccount"
      })
  void aSourceThatCannotWorkIsRefusedByNumberAndKeyAndNeverByAValue(String table, String reason) {
    assertThatThrownBy(
            () ->
                SourceTable.read(
                    tables("[[sources]]\nkind = \"own\"\n[[sources]]\n" + unescaped(table)),
                    Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("source 2 of the configuration file")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void sourcesAreNamedInOneWayAndOnceEach() throws IOException {
    String own = "[[sources]]\nkind = \"own\"\n";
    assertThat(Said.by("validator", "run", "--config=" + file(own), "--source=b").err())
        .contains("not both ways");
    assertThat(Said.by("validator", "run", "--config=" + file(own + own)).err())
        .contains("two of the [[sources]]");
  }

  private static String unescaped(String text) {
    return text.replace(" ; ", "\n");
  }

  private static List<JsonNode> tables(String toml) throws IOException {
    return List.copyOf(new TomlMapper().readTree(toml).path("sources").values());
  }

  private Path file(String toml) throws IOException {
    Path file = Files.createTempFile(folder, "config", ".toml");
    Files.writeString(file, toml);
    return file;
  }
}
