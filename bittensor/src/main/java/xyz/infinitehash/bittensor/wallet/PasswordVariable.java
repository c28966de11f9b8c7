package xyz.infinitehash.bittensor.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.infinitehash.crypto.Password;

/**
 * The environment variable btcli keeps the password of a key file in: {@code BT_PW_} and the path
 * in upper case, slashes and dots as underscores. Its value is base64 of the password, each byte
 * xored with the name's, over and over: hidden from a glance, from nobody else.
 */
public final class PasswordVariable {
  private PasswordVariable() {}

  /** The variable of a file, by its path as given. */
  public static String name(Path file) {
    return "BT_PW_" + file.toString().replace('/', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** What to set the variable to. */
  public static String value(Path file, Password password) {
    return Base64.getEncoder().encodeToString(xor(password.utf8(), name(file)));
  }

  /** The password of a file by its path, relative or absolute; empty where neither is set. */
  static Optional<Password> password(Map<String, String> environment, Path file) {
    return Stream.of(file, file.toAbsolutePath().normalize())
        .map(PasswordVariable::name)
        .filter(environment::containsKey)
        .findFirst()
        .map(name -> decode(name, environment.getOrDefault(name, "")));
  }

  private static Password decode(String name, String value) {
    try {
      return Password.ofUtf8(xor(Base64.getDecoder().decode(value.strip()), name));
    } catch (IllegalArgumentException _) {
      throw new WalletException(WalletException.Kind.NO_PASSWORD, name + " is not base64");
    }
  }

  private static byte[] xor(byte[] data, String name) {
    byte[] key = name.getBytes(UTF_8);
    for (int i = 0; i < data.length; i++) {
      data[i] ^= key[i % key.length];
    }
    return data;
  }
}
