package xyz.infinitehash.crypto.timelock;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Bytes from a stranger's commit: they open, or there is a reason; nothing else happens. */
class TimelockFuzz {
  @FuzzTest(maxDuration = "10s")
  void anyBytesOpenOrSayWhyNot(FuzzedDataProvider data) {
    boolean known = data.consumeBoolean();
    byte[] signature =
        known
            ? TimelockVectors.ROUND_1000.signature()
            : java.util.Arrays.copyOf(data.consumeBytes(48), 48);
    byte[] bytes = data.consumeRemainingAsBytes();
    switch (Timelock.open(bytes, new Pulse(1000, signature))) {
      case Opening.Opened opened ->
          assertThat(opened.message().length).isLessThanOrEqualTo(bytes.length);
      case Opening.Malformed malformed -> assertThat(malformed.why()).isNotBlank();
      case Opening.OtherRound _, Opening.Tampered _ ->
          assertThat(bytes.length).isGreaterThanOrEqualTo(Timelock.OVERHEAD - 8);
    }
  }
}
