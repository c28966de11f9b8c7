package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.value.Value;

class RecordedChainTest {
  @Test
  void theFirstBlockOfTheRecordedChainIsThatOfTheFirstOfJune() {
    Chain chain = RecordedChain.begin();
    chain.produce();
    State state = new State(chain.head().state(), chain.runtime().storage());
    assertThat(state.of("Timestamp").number("Now")).isEqualTo(1_780_272_012_000L);
    assertThat(state.of("SubtensorModule").number("TotalNetworks")).isEqualTo(2);
    assertThat(state.of("SubtensorModule").number("SubnetworkN", Value.of(1))).isEqualTo(1);
  }
}
