package xyz.infinitehash.crypto.mnemonic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ed25519.Ed25519KeyPair;
import xyz.infinitehash.crypto.sr25519.KeyPair;

/** Phrases of every length, paths and passwords, by bittensor-wallet. */
class SecretUriVectorsTest {
  @Test
  void everySecretUriLeadsToTheAddressBittensorWalletFinds() throws IOException {
    List<String> lines;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("uris.tsv")), UTF_8))) {
      lines = in.lines().filter(line -> !line.startsWith("#")).toList();
    }
    assertThat(lines).hasSizeGreaterThan(150);
    for (String line : lines) {
      String[] field = line.split("\t", -1);
      assertThat(field[1].equals("sr25519") ? sr25519(field[0]) : ed25519(field[0]))
          .as(line)
          .isEqualTo(field[2]);
    }
  }

  private static String sr25519(String uri) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      return pair.toString();
    }
  }

  private static String ed25519(String uri) {
    try (Ed25519KeyPair pair = Ed25519KeyPair.fromUri(uri)) {
      return pair.toString();
    }
  }
}
