package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.infinitehash.crypto.sr25519.Reference.integer;
import static xyz.infinitehash.crypto.sr25519.Reference.littleEndian;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

class SignatureLaws {
  private static final byte[] MESSAGE = {1, 2, 3};

  @Property(tries = 200)
  void whatAKeySignsItVerifiesAndNoOtherKeyDoes(
      @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 500) byte[] message) {
    try (KeyPair pair = KeyPair.fromMiniSecret(seed);
        KeyPair other = pair.derive(new Junction.Hard("other"))) {
      byte[] signature = pair.sign(message);
      assertVerdict(pair.publicKey(), message, signature, true);
      assertVerdict(other.publicKey(), message, signature, false);
      assertThat(pair.sign(message)).isNotEqualTo(signature);
    }
  }

  @Test
  void aSignatureWithAnyBitFlippedIsRefused() {
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      byte[] signature = pair.sign(MESSAGE);
      for (int bit = 0; bit < 512; bit++) {
        byte[] changed = signature.clone();
        changed[bit >> 3] ^= (byte) (1 << (bit & 7));
        assertVerdict(pair.publicKey(), MESSAGE, changed, false);
      }
    }
  }

  @Property(tries = 200)
  void aMessageWithAnyBitFlippedIsRefused(
      @ForAll @Size(min = 1, max = 300) byte[] message, @ForAll @IntRange(max = 2399) int at) {
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      byte[] signature = pair.sign(message);
      byte[] changed = message.clone();
      int bit = at % (8 * message.length);
      changed[bit >> 3] ^= (byte) (1 << (bit & 7));
      assertVerdict(pair.publicKey(), changed, signature, false);
    }
  }

  @Property(tries = 100)
  void theSameValuesInOtherBytesAreRefused(@ForAll @Size(32) byte[] seed) {
    try (KeyPair pair = KeyPair.fromMiniSecret(seed)) {
      byte[] signature = pair.sign(MESSAGE);
      BigInteger r = integer(Arrays.copyOf(signature, 32));
      byte[] tail = Arrays.copyOfRange(signature, 32, 64);
      tail[31] &= 0x7F;
      BigInteger s = integer(tail);
      BigInteger mark = BigInteger.TWO.pow(255);
      for (int times = 1;
          s.add(Reference.L.multiply(BigInteger.valueOf(times))).compareTo(mark) < 0;
          times++) {
        BigInteger same = s.add(Reference.L.multiply(BigInteger.valueOf(times)));
        assertVerdict(pair.publicKey(), MESSAGE, joined(r, same.add(mark)), false);
      }
      assertVerdict(pair.publicKey(), MESSAGE, joined(r, s), false);
      assertVerdict(pair.publicKey(), MESSAGE, joined(r.add(mark), s.add(mark)), false);
      assertVerdict(pair.publicKey(), MESSAGE, joined(Reference.P.subtract(r), s.add(mark)), false);
      assertVerdict(pair.publicKey(), MESSAGE, joined(r, s.add(mark)), true);
    }
  }

  @Property
  void noBytesOfAnyLengthAreAnythingButFalse(
      @ForAll @Size(32) byte[] key, @ForAll @Size(max = 100) byte[] signature) {
    assertThat(Signatures.verify(AccountId.of(key), MESSAGE, signature)).isFalse();
  }

  @Test
  void theIdentityIsNoPublicKey() {
    // With A = 0 the pair R = s B would be a signature of every message.
    AccountId identity = AccountId.of(new byte[32]);
    assertThatThrownBy(() -> PublicKey.of(identity))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("identity");
    Scalar s = Reference.anyScalar(1);
    byte[] signature = Arrays.copyOf(Ristretto.encode(FixedBaseTable.multiply(s)), 64);
    System.arraycopy(s.toBytes(), 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
    assertThat(Signatures.verify(identity, MESSAGE, signature)).isFalse();
  }

  @Test
  void aZeroCommitmentIsJudgedByTheEquationLikeAnyOther() {
    // R = 0 with s = k a: schnorrkel accepts it, since only the key's owner can make it.
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      byte[] signature = new byte[64];
      signature[63] = (byte) 0x80;
      Scalar k = Schnorr.challenge(pair.publicKey().bytes(), MESSAGE, signature);
      Scalar key = Scalar.fromCanonical(pair.secretKey(), 0);
      assertThat(key).isNotNull();
      byte[] s = k.times(Objects.requireNonNull(key)).toBytes();
      System.arraycopy(s, 0, signature, 32, 32);
      signature[63] |= (byte) 0x80;
      assertVerdict(pair.publicKey(), MESSAGE, signature, true);
    }
  }

  @Property(tries = 50)
  void withSeededRandomnessASignatureCanBeRepeated(@ForAll long seed) {
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      byte[] signature = pair.sign(MESSAGE, new Random(seed));
      assertThat(pair.sign(MESSAGE, new Random(seed))).isEqualTo(signature);
      assertThat(pair.sign(MESSAGE, new Random(seed + 1))).isNotEqualTo(signature);
      // Bad randomness alone never repeats a nonce over another message.
      byte[] other = pair.sign(new byte[] {4}, new Random(seed));
      assertThat(Arrays.copyOf(other, 32)).isNotEqualTo(Arrays.copyOf(signature, 32));
    }
  }

  private static void assertVerdict(
      PublicKey key, byte[] message, byte[] signature, boolean valid) {
    assertThat(key.verify(message, signature)).isEqualTo(valid);
    assertThat(key.prepare().verify(message, signature)).isEqualTo(valid);
    assertThat(Signatures.verify(key.accountId(), message, signature)).isEqualTo(valid);
  }

  private static byte[] joined(BigInteger r, BigInteger s) {
    byte[] signature = Arrays.copyOf(littleEndian(r), 64);
    System.arraycopy(littleEndian(s), 0, signature, 32, 32);
    return signature;
  }
}
