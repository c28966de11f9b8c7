package xyz.infinitehash.bittensor.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Recorded;

class RecordedPricesTest {
  @Test
  void everySimulatedSwapReadsAsTheRuntimeToldIt() {
    int seen = 0;
    for (String method : List.of("sim_swap_tao_for_alpha", "sim_swap_alpha_for_tao")) {
      for (Recorded.Pair pair : Recorded.answers(method)) {
        SwapQuote quote = SwapQuote.of(pair.value());
        assertThat(quote.tao().value()).isEqualTo(pair.json().get("tao_amount").asLong());
        assertThat(quote.alpha().value()).isEqualTo(pair.json().get("alpha_amount").asLong());
        assertThat(quote.taoFee().value()).isEqualTo(pair.json().get("tao_fee").asLong());
        assertThat(quote.alphaFee().value()).isEqualTo(pair.json().get("alpha_fee").asLong());
        assertThat(quote.taoSlippage().value()).isEqualTo(pair.json().get("tao_slippage").asLong());
        assertThat(quote.alphaSlippage().value())
            .isEqualTo(pair.json().get("alpha_slippage").asLong());
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  @Test
  void thePricesOfAllSubnetsAreByTheirNumbers() {
    List<Recorded.Pair> answers = Recorded.answers("current_alpha_price_all");
    assertThat(answers).isNotEmpty();
    for (Recorded.Pair pair : answers) {
      var prices = AlphaPrice.of(pair.value());
      assertThat(prices).hasSize(pair.json().size());
      pair.json()
          .forEach(
              p ->
                  assertThat(prices.get(new NetUid(p.get("netuid").intValue())))
                      .isEqualTo(new Rao(p.get("price").asLong())));
    }
  }

  @Test
  void allStakesOfAColdkeyAreRead() {
    int seen = 0;
    for (Recorded.Pair pair : Recorded.answers("get_stake_info_for_coldkey")) {
      for (int i = 0; i < pair.json().size(); i++) {
        Stake stake = Stake.of(pair.value().item(i));
        assertThat(stake.amount().value()).isEqualTo(pair.json().get(i).get("stake").asLong());
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }
}
