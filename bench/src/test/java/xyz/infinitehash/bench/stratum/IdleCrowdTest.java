package xyz.infinitehash.bench.stratum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleCrowdTest {
  @Test
  void aConnectionKeepsAFewKilobytesOnTheHeap() throws Exception {
    assertThat(IdleCrowd.heapBytes(400)).isBetween(500.0, 12_000.0);
  }
}
