package xyz.infinitehash.stratum.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HexLaws {
  @Property
  void everyNumberReadsBackInEitherCase(
      @ForAll long value, @ForAll @IntRange(min = 1, max = 16) int digits) {
    byte[] text = new byte[digits];
    Hex.write(value, text, 0, digits);
    long low = digits == 16 ? value : value & ((1L << (4 * digits)) - 1);
    assertThat(Hex.is(text, 0, digits, digits)).isTrue();
    assertThat(Hex.value(text, 0, digits)).isEqualTo(low);
    byte[] upper = new String(text, ISO_8859_1).toUpperCase(Locale.ROOT).getBytes(ISO_8859_1);
    assertThat(Hex.is(upper, 0, digits, digits)).isTrue();
    assertThat(Hex.value(upper, 0, digits)).isEqualTo(low);
  }

  @Property
  void anyOtherByteIsSeen(
      @ForAll byte other, @ForAll @IntRange(min = 0, max = 7) int at, @ForAll int value) {
    byte[] text = new byte[8];
    Hex.write(value, text, 0, 8);
    text[at] = other;
    assertThat(Hex.is(text, 0, 8, 8)).isEqualTo(Character.digit(other, 16) >= 0 && other > 0);
    assertThat(Hex.is(text, 0, 7, 8)).isFalse();
  }
}
