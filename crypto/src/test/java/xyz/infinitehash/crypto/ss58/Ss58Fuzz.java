package xyz.infinitehash.crypto.ss58;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import xyz.infinitehash.crypto.Bounded;
import xyz.infinitehash.crypto.CryptoException;

class Ss58Fuzz {
  private static final Duration SOON = Duration.ofSeconds(10);

  @FuzzTest(maxDuration = "10s")
  void whatParsesIsTheOneTextOfItsAccount(FuzzedDataProvider data) throws Exception {
    int prefix = data.consumeInt(-10, 17_000);
    String text = data.consumeRemainingAsString();
    Bounded.run(30_000_000 + 100L * text.length(), SOON, () -> parse(text, prefix));
  }

  private static void parse(String text, int prefix) {
    try {
      assertThat(Ss58.encode(Ss58.decode(text, prefix), prefix)).isEqualTo(text);
    } catch (CryptoException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
