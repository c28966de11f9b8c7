package xyz.infinitehash.crypto.timelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import xyz.infinitehash.crypto.CryptoException;

class TimelockLaws {
  private static final DrandKey KEY = new DrandKey(new byte[32]);
  private static final Timelock TIMELOCK =
      new Timelock(KEY.network(Instant.EPOCH, Duration.ofSeconds(3)), new SecureRandom());
  private static final byte[] LOCKED = TIMELOCK.encrypt(new byte[40], 5);

  @Property(tries = 60)
  void theRoundsOwnPulseOpensAndTheNextDoesNot(
      @ForAll @Size(max = 600) byte[] message, @ForAll @LongRange(min = 1) long round) {
    byte[] locked = TIMELOCK.encrypt(message, round);
    assertThat(Timelock.open(locked, KEY.pulse(round)))
        .isInstanceOfSatisfying(
            Opening.Opened.class, opened -> assertThat(opened.message()).isEqualTo(message));
    long other = round == Long.MAX_VALUE ? 1 : round + 1;
    assertThat(Timelock.open(locked, KEY.pulse(other))).isEqualTo(new Opening.OtherRound());
  }

  @Property(tries = 300)
  void aChangedByteIsFoundOut(
      @ForAll @IntRange(max = 283) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] changed = LOCKED.clone();
    changed[at] ^= (byte) change;
    Opening opening = Timelock.open(changed, KEY.pulse(5));
    if (at < LOCKED.length - 16) {
      assertThat(opening).isNotInstanceOf(Opening.Opened.class);
    } else if (at >= LOCKED.length - 8) {
      assertThat(opening).isInstanceOf(Opening.Opened.class); // the cipher's name: not looked at
    }
  }

  @Property(tries = 100)
  void everyBeginningIsMalformed(@ForAll @IntRange(max = 283) int length) {
    assertThat(Timelock.open(Arrays.copyOf(LOCKED, length), KEY.pulse(5)))
        .isInstanceOf(Opening.Malformed.class);
  }

  @Example
  void lengthsThatLieCostNothing() {
    for (int at : new int[] {96, 136, 176, 184, 248}) {
      for (long lie : new long[] {-1, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 32, 0}) {
        byte[] lying = LOCKED.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putLong(at, lie);
        assertThat(Timelock.open(lying, KEY.pulse(5)))
            .as("length %s at %s", lie, at)
            .isInstanceOf(Opening.Malformed.class);
      }
    }
    assertThat(Timelock.open(new byte[Timelock.MOST_BYTES + 1], KEY.pulse(5)))
        .isInstanceOf(Opening.Malformed.class);
  }

  @Example
  void aPulseThatIsNoPointOpensNothing() {
    assertThat(Timelock.open(LOCKED, new Pulse(5, new byte[48])))
        .isInstanceOf(Opening.Malformed.class);
  }

  @Example
  void whatFollowsIsNotLookedAt() {
    assertThat(Timelock.open(Arrays.copyOf(LOCKED, LOCKED.length + 9), KEY.pulse(5)))
        .isInstanceOf(Opening.Opened.class);
  }

  @Example
  void twoCiphertextsOfOneMessageDiffer() {
    assertThat(TIMELOCK.encrypt(new byte[40], 5)).isNotEqualTo(LOCKED);
  }

  @Example
  void whatCannotBeLockedIsRefused() {
    assertThatThrownBy(() -> TIMELOCK.encrypt(new byte[1], 0)).isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> TIMELOCK.encrypt(new byte[Timelock.MOST_BYTES], 1))
        .isInstanceOf(CryptoException.class);
  }

  @Example
  void anOpenedMessageIsNotPrinted() {
    assertThat(new Opening.Opened(new byte[] {7, 7})).hasToString("Opened[2 bytes]");
  }
}
