package xyz.infinitehash.crypto.timelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.CryptoException;

class DrandNetworkTest {
  private static final DrandNetwork QUICKNET = DrandNetwork.quicknet();

  @Test
  void roundsComeEveryPeriodFromTheGenesisOn() {
    Instant genesis = QUICKNET.genesis();
    assertThat(QUICKNET.roundAt(genesis.minusMillis(1))).isZero();
    assertThat(QUICKNET.roundAt(genesis)).isEqualTo(1);
    assertThat(QUICKNET.roundAt(genesis.plusMillis(2_999))).isEqualTo(1);
    assertThat(QUICKNET.roundAt(genesis.plusSeconds(3))).isEqualTo(2);
    assertThat(QUICKNET.timeOf(1)).isEqualTo(genesis);
    assertThat(QUICKNET.timeOf(1000)).isEqualTo(Instant.parse("2023-08-23T15:59:24Z"));
  }

  @Test
  void theNewestRoundIsOutAndTheNextIsNot() {
    for (long second = 0; second < 20; second++) {
      Instant time = Instant.parse("2026-11-22T00:00:00Z").plusSeconds(second);
      long round = QUICKNET.roundAt(time);
      assertThat(QUICKNET.timeOf(round)).isBeforeOrEqualTo(time);
      assertThat(QUICKNET.timeOf(round + 1)).isAfter(time);
    }
  }

  @Test
  void aKeyOfOnesOwnSignsForItsNetworkAndNoOther() {
    DrandKey key = new DrandKey(new byte[32]);
    DrandNetwork own = key.network(Instant.EPOCH, Duration.ofMillis(250));
    DrandNetwork other = new DrandKey(new byte[33]).network(Instant.EPOCH, Duration.ofSeconds(3));
    Pulse pulse = key.pulse(7);
    assertThat(own.verifies(pulse)).isTrue();
    assertThat(other.verifies(pulse)).isFalse();
    assertThat(QUICKNET.verifies(pulse)).isFalse();
    assertThat(own).isNotEqualTo(other).isEqualTo(key.network(Instant.EPOCH, own.period()));
    assertThat(key.pulse(7)).isEqualTo(pulse).isNotEqualTo(key.pulse(8));
    assertThat(key).hasToString("drand key of one's own");
  }

  @Test
  void aKeyThatIsNoPointOfItsGroupIsRefused() {
    byte[] infinity = new byte[96];
    infinity[0] = (byte) 0xC0;
    byte[] offCurve = QUICKNET.publicKey();
    offCurve[95] ^= 1;
    byte[] uncompressed = QUICKNET.publicKey();
    uncompressed[0] &= 0x7F;
    for (byte[] key : new byte[][] {infinity, offCurve, uncompressed, new byte[96], new byte[0]}) {
      assertThatThrownBy(() -> new DrandNetwork(key, Instant.EPOCH, Duration.ofSeconds(3)))
          .isInstanceOf(CryptoException.class);
    }
    assertThatThrownBy(
            () -> new DrandNetwork(QUICKNET.publicKey(), Instant.EPOCH, Duration.ofSeconds(0)))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aPulseHasARoundAnd48Bytes() {
    assertThatThrownBy(() -> new Pulse(0, new byte[48])).isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> new Pulse(1, new byte[47])).isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> new DrandKey(new byte[31])).isInstanceOf(CryptoException.class);
  }
}
