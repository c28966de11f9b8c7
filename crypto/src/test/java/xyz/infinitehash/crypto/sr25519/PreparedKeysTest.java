package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;

class PreparedKeysTest {
  private static final byte[] MESSAGE = {7};

  @Test
  void theVerdictIsTheSameAtEverySight() {
    PreparedKeys keys = new PreparedKeys(2);
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      for (int sight = 0; sight < 4; sight++) {
        byte[] signature = pair.sign(MESSAGE);
        assertThat(keys.verify(pair.accountId(), MESSAGE, signature)).isTrue();
        signature[5] ^= 1;
        assertThat(keys.verify(pair.accountId(), MESSAGE, signature)).isFalse();
      }
    }
    assertThat(keys.size()).isEqualTo(1);
  }

  @Test
  void noMoreThanTheCapacityIsKeptAndTheLongestUnusedGoes() {
    PreparedKeys keys = new PreparedKeys(2);
    for (String uri : new String[] {"//1", "//2", "//1", "//3", "//1", "//2"}) {
      try (KeyPair pair = KeyPair.fromUri(uri)) {
        assertThat(keys.verify(pair.accountId(), MESSAGE, pair.sign(MESSAGE))).isTrue();
        assertThat(keys.size()).isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void strangersTakeUpNoRoom() {
    PreparedKeys keys = new PreparedKeys(2);
    for (int i = 0; i < 10; i++) {
      byte[] account = new byte[32];
      account[0] = (byte) i;
      assertThat(keys.verify(AccountId.of(account), MESSAGE, new byte[64])).isFalse();
    }
    assertThat(keys.size()).isZero();
  }

  @Test
  void aCapacityMustBePositive() {
    assertThatThrownBy(() -> new PreparedKeys(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
