package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchLaws {
  private static final List<KeyPair> PAIRS = new ArrayList<>();

  static {
    for (int i = 0; i < 5; i++) {
      PAIRS.add(KeyPair.fromUri("//" + i));
    }
  }

  @Property(tries = 60)
  void aBatchSaysOfEachWhatSingleVerificationSays(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int size,
      @ForAll @IntRange(max = 4) int badOfTen) {
    Random random = new Random(seed);
    BatchVerifier batch = new BatchVerifier(random);
    boolean[] expected = new boolean[size];
    boolean all = true;
    for (int i = 0; i < size; i++) {
      KeyPair pair = PAIRS.get(random.nextInt(PAIRS.size()));
      byte[] message = new byte[random.nextInt(100)];
      random.nextBytes(message);
      byte[] signature = pair.sign(message);
      if (random.nextInt(10) < badOfTen) {
        signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
      }
      expected[i] = pair.publicKey().verify(message, signature);
      all &= expected[i];
      if (random.nextBoolean()) {
        batch.add(pair.publicKey(), message, signature);
      } else {
        batch.add(pair.publicKey().prepare(), message, signature);
      }
    }
    assertThat(batch.size()).isEqualTo(size);
    assertThat(batch.allValid()).isEqualTo(all);
    assertThat(batch.verdicts()).isEqualTo(expected);
    batch.clear();
    assertThat(batch.size()).isZero();
    assertThat(batch.allValid()).isTrue();
  }

  @Test
  void errorsThatCancelInASumDoNotPass() {
    // Two signatures whose s are moved by the same amount, one up, one down.
    KeyPair pair = PAIRS.getFirst();
    BatchVerifier batch = new BatchVerifier();
    Scalar one = Reference.scalar(BigInteger.ONE);
    batch.add(pair.publicKey(), new byte[0], moved(pair.sign(new byte[0]), one));
    batch.add(pair.publicKey(), new byte[1], moved(pair.sign(new byte[1]), one.negate()));
    assertThat(batch.allValid()).isFalse();
    assertThat(batch.verdicts()).containsExactly(false, false);
  }

  private static byte[] moved(byte[] signature, Scalar by) {
    Scalar s = Schnorr.response(signature);
    assertThat(s).isNotNull();
    byte[] changed = signature.clone();
    System.arraycopy(Objects.requireNonNull(s).plus(by).toBytes(), 0, changed, 32, 32);
    changed[63] |= (byte) 0x80;
    return changed;
  }
}
