package xyz.infinitehash.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;

/** The README's example, compiled and run, word for word. */
class ReadmeTest {
  // example begins
  static boolean signedByAlice(byte[] message) {
    try (KeyPair alice = KeyPair.fromUri("//Alice")) {
      byte[] signature = alice.sign(message);
      AccountId signer = AccountId.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
      return Signatures.verify(signer, message, signature);
    }
  }

  // example ends

  @Test
  void theExampleOfTheReadmeVerifies() {
    assertThat(signedByAlice("a message".getBytes(UTF_8))).isTrue();
  }

  @Test
  void theReadmeShowsExactlyThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", ".."), "crypto");
    Path source = module.resolve("src/test/java/xyz/infinitehash/crypto/ReadmeTest.java");
    List<String> lines = Files.readAllLines(source);
    int from = lines.indexOf("  // example begins") + 1;
    int to = lines.indexOf("  // example ends") - 1;
    String example = String.join("\n", lines.subList(from, to)).indent(-2).strip();
    assertThat(Files.readString(module.resolve("README.md"))).contains(example);
  }
}
