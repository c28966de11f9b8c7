package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

class EraLaws {
  @Property
  void anEraIsBornAtItsBlockOrLessThanAStepBeforeAndLivesItsPeriod(
      @ForAll @IntRange(max = 100_000) int period, @ForAll @LongRange(max = 1L << 32) long block) {
    Era era = Era.mortal(period, block);
    int lives = ((Era.Mortal) era).period();
    assertThat(lives).isBetween(Math.clamp(period, 4, 65_536), 65_536);
    assertThat(era.birth(block)).isBetween(block - Math.max(lives >> 12, 1) + 1, block);
    assertThat(era.death(block) - era.birth(block)).isEqualTo(lives);
    for (long seen : new long[] {era.birth(block), era.death(block) - 1}) {
      assertThat(era.birth(seen)).isEqualTo(era.birth(block));
    }
    assertThat(decode(encode(era))).isEqualTo(era);
  }

  @Property(tries = 5000)
  void whateverReadsAsAnEraIsTheOnlyEncodingOfIt(@ForAll @IntRange(max = 0xFFFF) int bytes) {
    byte[] two = new ScaleWriter().u16(bytes).toBytes();
    Era era;
    try {
      era = decode(two);
    } catch (ScaleException e) {
      return;
    }
    assertThat(encode(era)).isEqualTo(era instanceof Era.Immortal ? Arrays.copyOf(two, 1) : two);
  }

  @Example
  void theExamplesOfSubstrateHold() {
    // sp_runtime::generic::era, tests: mortal(64, 42) and its phases
    assertThat(encode(new Era.Mortal(64, 42))).containsExactly(5 + (42 % 16) * 16, 42 / 16);
    assertThat(Era.mortal(64, 1000)).isEqualTo(new Era.Mortal(64, 1000 % 64));
    assertThat(encode(Era.immortal())).containsExactly(0);
    assertThat(Era.mortal(5, 0)).isEqualTo(new Era.Mortal(8, 0));
    assertThat(new Era.Mortal(4, 3).birth(1)).isEqualTo(3);
  }

  @Example
  void whatIsNoEraIsRefused() {
    assertThatThrownBy(() -> new Era.Mortal(6, 1)).isInstanceOf(ExtrinsicException.class);
    assertThatThrownBy(() -> new Era.Mortal(2, 1)).isInstanceOf(ExtrinsicException.class);
    assertThatThrownBy(() -> new Era.Mortal(8, 8)).isInstanceOf(ExtrinsicException.class);
    assertThatThrownBy(() -> new Era.Mortal(65_536, 1)).isInstanceOf(ExtrinsicException.class);
    assertThatThrownBy(() -> decode(new byte[] {1})).isInstanceOf(ScaleException.class);
    BlockHash genesis = new BlockHash(ByteString.of(new byte[32]));
    BlockHash other = BlockHash.parse("01".repeat(32));
    assertThatThrownBy(() -> new Envelope(genesis, 1, 1, Era.immortal(), other, 0, BigInteger.ZERO))
        .isInstanceOf(ExtrinsicException.class);
  }

  private static Era decode(byte[] bytes) {
    return Era.decode(new ScaleReader(bytes));
  }

  private static byte[] encode(Era era) {
    ScaleWriter out = new ScaleWriter();
    era.encode(out);
    return out.toBytes();
  }
}
