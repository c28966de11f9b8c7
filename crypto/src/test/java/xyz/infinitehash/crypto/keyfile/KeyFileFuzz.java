package xyz.infinitehash.crypto.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;

/** Any bytes as a key file. The locks are at their cheapest, which changes no path through them. */
class KeyFileFuzz {
  @FuzzTest(maxDuration = "10s")
  void whatIsReadIsWrittenAndReadAgainAsTheSameKey(byte[] content) {
    try {
      switch (KeyFileContent.read(content)) {
        case KeyFileContent.Secret(StoredKey key) ->
            assertThat(KeyFileContent.read(key.content()).account()).isEqualTo(key.accountId());
        case KeyFileContent.PublicOnly open ->
            assertThat(KeyFileContent.read(open.content())).isEqualTo(open);
      }
    } catch (KeyFileException e) {
      assertThat(e.fault()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "10s")
  void whatIsLockedOpensOrIsRefused(FuzzedDataProvider data) {
    int kind = data.consumeInt(0, 3);
    byte[] file = data.consumeRemainingAsBytes();
    try (Password password = Fixtures.password()) {
      Decryption decryption =
          switch (kind) {
            case 0 -> new Nacl(new Argon2i(1, 8)).decrypt(file, password);
            case 1 -> new Fernet(1).decrypt(file, password);
            case 2 -> AnsibleVault.decrypt(file, password);
            default ->
                new Keystore(file, Keystore.Lock.PADDED_PASSWORD, KeyScheme.SR25519)
                    .decrypt(password);
          };
      assertThat(decryption).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "10s")
  void anyContentOfAKeystoreIsAKeyOrRefused(FuzzedDataProvider data) {
    KeyScheme scheme = data.pickValue(KeyScheme.values());
    byte[] content = data.consumeRemainingAsBytes();
    Keystore keystore = new Keystore(content, Keystore.Lock.NONE, scheme);
    try (StoredKey key = keystore.key(new Decryption.Opened(content))) {
      assertThat(key.sign(content)).hasSize(64);
    } catch (CryptoException e) {
      assertThat(e).isInstanceOf(KeyFileException.class);
    }
  }
}
