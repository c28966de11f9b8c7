package xyz.infinitehash.crypto.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import xyz.infinitehash.crypto.Bounded;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;

/**
 * Any bytes as a key file. The locks are at their cheapest, which changes no path through them; but
 * scrypt's cost is the file's to say, so that what it says must be bounded.
 */
class KeyFileFuzz {
  private static final long MEMORY = 330_000_000; // bytes: scrypt at the most that wallets write
  private static final Duration SOON = Duration.ofSeconds(30);

  @FuzzTest(maxDuration = "10s")
  void whatIsReadIsWrittenAndReadAgainAsTheSameKey(byte[] content) throws Exception {
    Bounded.run(MEMORY / 10 + 100L * content.length, SOON, () -> readAndWrite(content));
  }

  private static void readAndWrite(byte[] content) {
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
  void whatIsLockedOpensOrIsRefused(FuzzedDataProvider data) throws Exception {
    int kind = data.consumeInt(0, 4);
    byte[] file = data.consumeRemainingAsBytes();
    Bounded.run(MEMORY + 100L * file.length, SOON, () -> open(kind, file));
  }

  private static void open(int kind, byte[] file) {
    try (Password password = Fixtures.password()) {
      Decryption decryption =
          switch (kind) {
            case 0 -> new Nacl(new Argon2i(1, 8)).decrypt(file, password);
            case 1 -> new Fernet(1).decrypt(file, password);
            case 2 -> AnsibleVault.decrypt(file, password);
            case 3 ->
                new Keystore(file, Keystore.Lock.PADDED_PASSWORD, KeyScheme.SR25519)
                    .decrypt(password);
            default ->
                new Keystore(file, Keystore.Lock.SCRYPT, KeyScheme.SR25519).decrypt(password);
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
