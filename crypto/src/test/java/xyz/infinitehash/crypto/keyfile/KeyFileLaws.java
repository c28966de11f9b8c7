package xyz.infinitehash.crypto.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.goterl.lazysodium.LazySodiumJava;
import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.PwHash;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;

class KeyFileLaws {
  private static final Nacl CHEAP = new Nacl(new Argon2i(1, 64));
  private static final LazySodiumJava SODIUM = new LazySodiumJava(new SodiumJava());

  @Property(tries = 60)
  void argon2iIsTheOneOfBouncyCastle(
      @ForAll @IntRange(min = 1, max = 5) int passes,
      @ForAll @IntRange(min = 8, max = 700) int kibibytes,
      @ForAll @IntRange(min = 4, max = 100) int length,
      @ForAll byte[] password,
      @ForAll @Size(min = 8, max = 40) byte[] salt) {
    Argon2BytesGenerator reference = new Argon2BytesGenerator();
    reference.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_i)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(passes)
            .withMemoryAsKB(kibibytes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] expected = new byte[length];
    reference.generateBytes(password, expected);
    assertThat(new Argon2i(passes, kibibytes).derive(password, salt, length)).isEqualTo(expected);
  }

  @Property(tries = 10)
  void argon2iIsTheOneOfLibsodium(
      @ForAll @IntRange(min = 3, max = 5) int passes,
      @ForAll @Size(min = 0, max = 80) byte[] password,
      @ForAll @Size(16) byte[] salt) {
    byte[] expected = new byte[32];
    int outcome =
        SODIUM
            .getSodium()
            .crypto_pwhash(
                expected,
                32,
                password,
                password.length,
                salt,
                passes,
                new com.sun.jna.NativeLong(1024 * 1024),
                PwHash.Alg.PWHASH_ALG_ARGON2I13.getValue());
    assertThat(outcome).isZero();
    assertThat(new Argon2i(passes, 1024).derive(password, salt, 32)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void secretBoxesAreThoseOfLibsodium(
      @ForAll byte[] content, @ForAll @Size(24) byte[] nonce, @ForAll @Size(32) byte[] key) {
    byte[] expected = new byte[content.length + SecretBox.TAG];
    SODIUM.cryptoSecretBoxEasy(expected, content, content.length, nonce, key);
    byte[] box = SecretBox.seal(content, nonce, key);
    assertThat(box).isEqualTo(expected);
    assertThat(SecretBox.open(box, 0, nonce, key))
        .isInstanceOfSatisfying(
            Decryption.Opened.class, o -> assertThat(o.content()).isEqualTo(content));
  }

  @Property(tries = 100)
  void whatIsLockedOpensAgain(@ForAll byte[] content) {
    try (Password password = Fixtures.password()) {
      byte[] file = CHEAP.encrypt(content, password, new SecureRandom());
      assertThat(Encryption.of(file)).isEqualTo(Encryption.NACL);
      assertThat(file).hasSize(5 + 24 + 16 + content.length);
      assertThat(CHEAP.decrypt(file, password))
          .isInstanceOfSatisfying(
              Decryption.Opened.class, o -> assertThat(o.content()).isEqualTo(content));
    }
  }

  @Property(tries = 200)
  void aChangeOfAnyByteKeepsAFileShut(
      @ForAll @Size(min = 0, max = 50) byte[] content, @ForAll Random random) {
    try (Password password = Fixtures.password()) {
      byte[] file = CHEAP.encrypt(content, password, new SecureRandom());
      assertThat(CHEAP.decrypt(file, Password.none())).isEqualTo(new Decryption.WrongPassword());
      file[5 + random.nextInt(file.length - 5)] ^= (byte) (1 + random.nextInt(255));
      assertThat(CHEAP.decrypt(file, password)).isEqualTo(new Decryption.WrongPassword());
      byte[] cut = Arrays.copyOf(file, random.nextInt(5, file.length));
      assertThat(CHEAP.decrypt(cut, password)).isNotInstanceOf(Decryption.Opened.class);
    }
  }

  @Property(tries = 100)
  void whatIsWrittenForAKeyReadsBackAsThatKey(
      @ForAll KeyScheme scheme,
      @ForAll @IntRange(min = 4, max = 8) int size,
      @ForAll Random random) {
    byte[] entropy = new byte[4 * size];
    random.nextBytes(entropy);
    byte[] message = {1, 2, 3};
    try (Mnemonic mnemonic = Mnemonic.ofEntropy(entropy);
        StoredKey key = StoredKey.ofMnemonic(mnemonic, Password.none(), scheme)) {
      assertThat(KeyFileContent.read(key.content()))
          .isInstanceOfSatisfying(
              KeyFileContent.Secret.class,
              read -> {
                assertThat(read.account()).isEqualTo(key.accountId());
                assertThat(read.scheme()).isEqualTo(scheme);
                assertThat(read.key().content()).isEqualTo(key.content());
                assertThat(read.key().phrase()).hasValue(mnemonic.phrase());
                assertThat(read.key().sign(message)).hasSize(64);
              });
    }
  }
}
