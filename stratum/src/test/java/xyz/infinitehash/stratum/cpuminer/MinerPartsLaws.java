package xyz.infinitehash.stratum.cpuminer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import xyz.infinitehash.stratum.StratumException;

class MinerPartsLaws {
  @Property
  void dutyIsTheShareOfTimeThatIsWorked(
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @LongRange(min = 1000, max = 1_000_000_000) long busy) {
    long rest = new Pace.Duty(percent).restNanos(1, busy, 1);
    assertThat(100.0 * busy / (busy + rest)).isCloseTo(percent, Offset.offset(0.2));
  }

  @Property
  void hashrateIsHeldByAllThreadsTogether(
      @ForAll @LongRange(min = 1, max = 10_000_000) long rate,
      @ForAll @IntRange(min = 1, max = 64) int threads,
      @ForAll @LongRange(min = 0, max = 1_000_000) long busy) {
    long rest = new Pace.Hashrate(rate).restNanos(rate, busy, threads);
    assertThat(rest + busy).isEqualTo(threads * 1_000_000_000L);
  }

  @Property
  void pausesStayBetweenHalfTheirBoundAndTheLongest(@ForAll long seed) {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), new Random(seed));
    long bound = 100_000_000;
    for (int i = 0; i < 10; i++) {
      assertThat(backoff.next().toNanos()).isBetween(bound / 2, bound);
      bound = Math.min(2 * bound, 2_000_000_000L);
    }
    assertThat(backoff.first().toNanos()).isLessThanOrEqualTo(100_000_000L);
  }

  @Property
  void aTargetIsTheLargestHashThatMeetsItsDifficulty(
      @ForAll @Scale(10) @BigRange(min = "0.0000000001", max = "1000000000000")
          BigDecimal difficulty) {
    BigInteger target = PoolDifficulty.target(difficulty).value();
    BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    assertThat(Reckoning.meets(target, difficulty.toString())).isTrue();
    assertThat(
            target.equals(most)
                || !Reckoning.meets(target.add(BigInteger.ONE), difficulty.toString()))
        .isTrue();
  }

  @Example
  void absurdDifficultiesAreRefusedWithoutBeingExpanded() {
    for (String absurd : List.of("0", "-1", "1e999999999", "1e-999999999")) {
      assertThatThrownBy(() -> PoolDifficulty.target(new BigDecimal(absurd)))
          .isInstanceOf(StratumException.class);
    }
  }

  @Property(tries = 200)
  void linesComeOutAsTheyWentInHoweverTheyArrive(
      @ForAll @Size(max = 20) List<@AlphaChars String> lines) throws IOException {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line).append(line.length() % 2 == 0 ? "\r\n" : "\n"));
    Lines reader =
        new Lines(new ByteArrayInputStream((all + "half").getBytes(StandardCharsets.UTF_8)), 4096);
    List<String> read = new ArrayList<>();
    for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
      read.add(line.get());
    }
    assertThat(read).isEqualTo(lines);
  }

  @Example
  void aLineBeyondTheBoundIsAFault() {
    Lines reader = new Lines(new ByteArrayInputStream(new byte[100]), 64);
    assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("64");
  }
}
