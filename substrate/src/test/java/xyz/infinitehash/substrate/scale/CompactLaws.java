package xyz.infinitehash.substrate.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CompactLaws {
  @Provide
  Arbitrary<BigInteger> compacts() {
    return Arbitraries.integers()
        .between(0, 536)
        .flatMap(
            bits ->
                Arbitraries.bigIntegers()
                    .between(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE))
                    .edgeCases(c -> c.includeOnly()));
  }

  @Property
  void aCompactNumberReadsBackAsItself(@ForAll("compacts") BigInteger number) {
    byte[] bytes = new ScaleWriter().compact(number).toBytes();
    ScaleReader in = new ScaleReader(bytes);
    assertThat(in.compact()).isEqualTo(number);
    in.finish();
  }

  @Property
  void aCompactNumberOf32BitsReadsTheSameBothWays(@ForAll @LongRange(max = 0xFFFFFFFFL) long n) {
    byte[] bytes = new ScaleWriter().compact(n).toBytes();
    assertThat(new ScaleReader(bytes).compactU32()).isEqualTo(n);
    assertThat(new ScaleReader(bytes).compact()).isEqualTo(BigInteger.valueOf(n));
  }

  @Property
  void whateverReadsAsCompactIsTheOnlyEncodingOfItsNumber(@ForAll @Size(max = 12) byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    BigInteger number;
    try {
      number = in.compact();
    } catch (ScaleException e) {
      return;
    }
    byte[] read = Arrays.copyOf(bytes, bytes.length - in.remaining());
    assertThat(new ScaleWriter().compact(number).toBytes()).isEqualTo(read);
  }

  @Example
  void theExamplesOfTheSpecificationHold() {
    // docs.substrate.io, "Type encoding (SCALE)", table of compact integers
    assertThat(hex(0)).isEqualTo("0x00");
    assertThat(hex(1)).isEqualTo("0x04");
    assertThat(hex(42)).isEqualTo("0xa8");
    assertThat(hex(69)).isEqualTo("0x1501");
    assertThat(hex(65_535)).isEqualTo("0xfeff0300");
    assertThat(
            ByteString.of(new ScaleWriter().compact(new BigInteger("100000000000000")).toBytes())
                .hex())
        .isEqualTo("0x0b00407a10f35a");
  }

  @Example
  void aCompactNumberInMoreBytesThanItNeedsIsRefused() {
    for (String hex :
        List.of(
            "0x0100",
            "0xfd00",
            "0x02000000",
            "0xfeff0000",
            "0x0300000000",
            "0x03ffffff3f",
            "0x070000000100",
            "0x0b000000000000")) {
      assertThatThrownBy(() -> ByteString.parse(hex).reader().compact())
          .as(hex)
          .isInstanceOf(ScaleException.class);
    }
  }

  @Property
  void fixedNumbersReadBackAsThemselves(@ForAll long number) {
    BigInteger big = BigInteger.valueOf(number);
    byte[] bytes =
        new ScaleWriter()
            .signed(big, 16)
            .unsigned(big.abs(), 32)
            .i64(number)
            .u32(number >>> 32)
            .u16((int) (number >>> 48))
            .u8((int) (number >>> 56))
            .bool(number > 0)
            .toBytes();
    ScaleReader in = new ScaleReader(bytes);
    assertThat(in.signed(16)).isEqualTo(big);
    assertThat(in.unsigned(32)).isEqualTo(big.abs());
    assertThat(in.i64()).isEqualTo(number);
    assertThat(in.u32()).isEqualTo(number >>> 32);
    assertThat(in.u16()).isEqualTo((int) (number >>> 48));
    assertThat(in.u8()).isEqualTo((int) (number >>> 56));
    assertThat(in.bool()).isEqualTo(number > 0);
    in.finish();
  }

  @Property
  void textReadsBackAsItself(@ForAll String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String sound = new String(utf8, StandardCharsets.UTF_8);
    assertThat(new ScaleReader(new ScaleWriter().text(text).toBytes()).text()).isEqualTo(sound);
  }

  private static String hex(long number) {
    return ByteString.of(new ScaleWriter().compact(number).toBytes()).hex();
  }
}
