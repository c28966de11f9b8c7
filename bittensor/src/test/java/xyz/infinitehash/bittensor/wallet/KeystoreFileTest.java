package xyz.infinitehash.bittensor.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.message.SignedMessage;

/** Accounts polkadot.js exported. */
class KeystoreFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "sr25519-phrase, 5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV",
    "sr25519-alice, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "sr25519-bare, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "ed25519-phrase, 5DFJF7tY4bpbpcKPJcBTQaKuCDEPCpiz8TRjpmLeTtweqmXL",
    "ed25519-alice, 5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu",
    "ed25519-bare, 5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu",
  })
  void anAccountPolkadotJsExportedOpensToItsKey(String name, String address) throws IOException {
    byte[] message = {1, 2, 3};
    try (Password password = Password.of("pa55 wörd".toCharArray());
        StoredKey key = KeystoreFile.open(keystore(name), PasswordSource.of(password))) {
      assertThat(key).hasToString(address);
      assertThat(SignedMessage.verify(key.scheme(), key.accountId(), message, key.sign(message)))
          .isEqualTo(SignedMessage.Verdict.VALID);
    }
  }

  @Test
  void anotherPasswordIsSaidToBeOne() throws IOException {
    Path file = keystore("sr25519-alice");
    assertThatThrownBy(() -> KeystoreFile.open(file, PasswordSource.of(Password.none())))
        .asInstanceOf(type(WalletException.class))
        .extracting(WalletException::kind)
        .isEqualTo(WalletException.Kind.WRONG_PASSWORD);
    assertThatThrownBy(() -> KeystoreFile.open(file, PasswordSource.none()))
        .asInstanceOf(type(WalletException.class))
        .extracting(WalletException::kind)
        .isEqualTo(WalletException.Kind.NO_PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\":\"3\"', '\"version\":\"2\"', UNSUPPORTED",
    "'\"sr25519\"', '\"ecdsa\"', UNSUPPORTED",
    "'\"sr25519\"', '\"ed25519\"', DAMAGED",
    "'\"xsalsa20-poly1305\"', '\"rot13\"', UNSUPPORTED",
    "'\"encoded\":\"', '\"encoded\":\"*', DAMAGED",
    "'\"encoded\":\"', '\"encodet\":\"', DAMAGED",
    // cost parameters that would take all memory
    "UrMAAAIAAQAAAAgAAAC, UrMAAAIAAQAAAAgAAAE, DAMAGED",
    "UrMAAAIAAQAAAAgAAAC, UrMAAAJ/AQAAAAgAAAC, DAMAGED",
    "'{', '[', DAMAGED",
  })
  void aChangedKeystoreIsRefusedBySayingWhy(String was, String is, WalletException.Kind kind)
      throws IOException {
    Path file = keystore("sr25519-alice");
    String text = Files.readString(file);
    assertThat(text).contains(was);
    Files.writeString(file, text.replace(was, is));
    try (Password password = Password.of("pa55 wörd".toCharArray())) {
      assertThatThrownBy(() -> KeystoreFile.open(file, PasswordSource.of(password)))
          .asInstanceOf(type(WalletException.class))
          .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }
  }

  private Path keystore(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("keystores/" + name + ".json"))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
