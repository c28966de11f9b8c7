package xyz.infinitehash.stratum.vardiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonTest {
  @Test
  void tailsAreThoseOfTheTables() {
    assertThat(Poisson.atMost(0, 3)).isEqualTo(0.049787, within(1e-6));
    assertThat(Poisson.atMost(5, 10)).isEqualTo(0.067086, within(1e-6));
    assertThat(Poisson.atLeast(10, 5)).isEqualTo(0.031828, within(1e-6));
    assertThat(Poisson.atLeast(0, 5)).isEqualTo(1);
  }

  @Test
  void theApproximationMeetsTheSumWhereTheyMeet() {
    assertThat(Poisson.atMost(380, 400)).isEqualTo(Poisson.atMost(380, 400.0001), within(2e-3));
    assertThat(Poisson.atMost(401, 399)).isEqualTo(0.5530, within(5e-3));
  }
}
