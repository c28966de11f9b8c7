package xyz.infinitehash.bittensor.shield;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.scale.ByteString;

class ShieldSecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ShieldSecret secret = ShieldSecret.generate(RANDOM);
  private final SignedExtrinsic hidden = SignedExtrinsic.of(new byte[] {12, 1, 2, 3});
  private final ByteString sealed = secret.key().seal(hidden, RANDOM);

  @Test
  void whatIsSealedForItsKeyItOpens() {
    assertThat(secret.open(sealed)).contains(hidden.bytes());
  }

  @Test
  void nobodyElseOpensIt() {
    assertThat(ShieldSecret.generate(RANDOM).open(sealed)).isEmpty();
  }

  @Test
  void changedOrCutOffItDoesNotOpen() {
    for (int at : new int[] {16, 20, 1105, 1107, 1130, sealed.length() - 1}) {
      byte[] bytes = sealed.bytes();
      bytes[at] ^= 1;
      assertThat(secret.open(ByteString.of(bytes))).as("byte " + at).isEmpty();
    }
    for (int length : new int[] {0, 17, 18, 500, 1129, 1130, sealed.length() - 1}) {
      byte[] cut = Arrays.copyOf(sealed.bytes(), length);
      assertThat(secret.open(ByteString.of(cut))).as("cut to " + length).isEmpty();
      assertThat(ShieldSecret.isWellFormed(ByteString.of(cut))).isEqualTo(length >= 1130);
    }
  }

  @Test
  void itIsNotPrinted() {
    assertThat(secret.toString()).contains(secret.key().hash().hex()).hasSizeLessThan(80);
  }
}
