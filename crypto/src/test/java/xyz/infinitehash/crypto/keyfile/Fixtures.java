package xyz.infinitehash.crypto.keyfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import xyz.infinitehash.crypto.Password;

/** Files other programs wrote; see README.md beside them. */
final class Fixtures {
  static final String DEVELOPMENT =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
  static final String DEVELOPMENT_SR25519 = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
  static final String DEVELOPMENT_ED25519 = "5DFJF7tY4bpbpcKPJcBTQaKuCDEPCpiz8TRjpmLeTtweqmXL";
  static final String ALICE_SR25519 = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
  static final String ALICE_ED25519 = "5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu";

  private Fixtures() {}

  static byte[] read(String name) {
    try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Password password() {
    return Password.of("pa55 wörd".toCharArray());
  }
}
