package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.value.Value;

/** Compiles the README's second example; it needs a node to run. */
class ReadmeChainExampleTest {
  static String example(URI endpoint, Call call, Signer signer) {
    // example
    try (Chain chain = Chain.connect(endpoint)) {
      ChainAt at = chain.atFinalizedHead();
      int tempo = at.value("SubtensorModule", "Tempo", Value.of(89)).asInt();
      PreparedExtrinsic prepared =
          chain.sign(call, signer); // keep it: bytes, hash, last valid block
      Submission submission = chain.submit(prepared, Duration.ofMinutes(2));
      return tempo + " " + submission;
    }
    // end
  }

  @Test
  void theReadmeShowsThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", "..")).resolve("substrate");
    String source =
        Files.readString(
            module.resolve(
                "src/test/java/xyz/infinitehash/substrate/chain/ReadmeChainExampleTest.java"));
    String example = source.substring(source.indexOf("// example") + 10, source.indexOf("// end"));
    assertThat(Files.readString(module.resolve("README.md")).replaceAll("\\s+", ""))
        .contains(example.replaceAll("\\s+", ""));
  }
}
