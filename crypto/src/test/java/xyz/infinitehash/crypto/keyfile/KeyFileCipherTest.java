package xyz.infinitehash.crypto.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.Password;

/** The real parameters, so few tests: each opening costs seconds. */
class KeyFileCipherTest {
  @ParameterizedTest
  @ValueSource(strings = {"nacl", "fernet", "ansible"})
  void everyFileBtcliEverWroteOpensToTheSameKey(String name) {
    try (Password password = Fixtures.password()) {
      Decryption decryption = KeyFileCipher.decrypt(Fixtures.read("btcli/" + name), password);
      assertThat(decryption).isInstanceOf(Decryption.Opened.class);
      assertThat(((Decryption.Opened) decryption).content())
          .isEqualTo(Fixtures.read("btcli/sr25519-phrase.json"));
    }
  }

  @Test
  void whatIsCutOffOrOtherwiseBrokenIsSaidWithoutTryingThePassword() {
    try (Password password = Fixtures.password()) {
      for (String name : new String[] {"nacl", "fernet", "ansible"}) {
        byte[] cut = Arrays.copyOf(Fixtures.read("btcli/" + name), 44);
        assertThat(KeyFileCipher.decrypt(cut, password))
            .as(name)
            .isInstanceOf(Decryption.Damaged.class);
      }
    }
  }

  @Test
  void whatIsNotEncryptedOpensWithAnyPassword() {
    byte[] plain = Fixtures.read("btcli/public.json");
    assertThat(Encryption.of(plain)).isEqualTo(Encryption.NONE);
    assertThat(KeyFileCipher.decrypt(plain, Password.none()))
        .isInstanceOfSatisfying(
            Decryption.Opened.class, o -> assertThat(o.content()).isEqualTo(plain));
  }
}
