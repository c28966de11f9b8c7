package xyz.infinitehash.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void jsonIsAloneOnStandardOutputAndMissingPeersAreNamedBesideIt(@TempDir Path empty) {
    int code =
        run("crypto", "--json", "--rounds", "1", "--millis", "5", "--peers", empty.toString());
    assertThat(err.toString(UTF_8)).contains("--with-peers");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    assertThat(out.toString(UTF_8))
        .startsWith("{\"bench\":\"crypto\",\"results\":[{\"name\":\"sr25519.verify\",\"value\":")
        .contains("sr25519.verify.vs.libsodium");
  }

  @Test
  void theChainBenchmarkTellsItsFiguresByTheirNames(@TempDir Path empty) {
    int code =
        run("chain", "--json", "--rounds", "1", "--millis", "5", "--peers", empty.toString());
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "\"metadata.parse.cold.ms\"",
            "\"client.idle.heap\"",
            "\"metagraph.selective\"",
            "\"metagraph.decode.ms\"",
            "\"extrinsic.sign\"",
            "\"timelock.encrypt.ms\"");
  }

  @Test
  void whatCannotBeRunIsSaidAndExitsWithOne() {
    for (String[] args :
        new String[][] {
          {"nosuch"}, {"crypto", "--rounds"}, {"crypto", "--rounds", "x"}, {"crypto", "--what"}, {}
        }) {
      err.reset();
      assertThat(run(args)).isEqualTo(1);
      assertThat(err.toString(UTF_8)).isNotBlank();
    }
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void helpListsTheBenchmarksWithAnExample() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("chain ", "crypto ", "stratum ", "example:");
  }

  private int run(String... args) {
    return BenchMain.run(
        args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
  }
}
