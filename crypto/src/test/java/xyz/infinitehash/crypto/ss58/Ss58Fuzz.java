package xyz.infinitehash.crypto.ss58;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import xyz.infinitehash.crypto.CryptoException;

class Ss58Fuzz {
  @FuzzTest(maxDuration = "10s")
  void whatParsesIsTheOneTextOfItsAccount(FuzzedDataProvider data) {
    int prefix = data.consumeInt(-10, 17_000);
    String text = data.consumeRemainingAsString();
    try {
      assertThat(Ss58.encode(Ss58.decode(text, prefix), prefix)).isEqualTo(text);
    } catch (CryptoException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
