package xyz.infinitehash.crypto.hash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HashVectorsTest {
  @Test
  void twox128OfPalletNamesIsWhatEverySubstrateChainStoresUnder() {
    // Prefixes printed by subkey and polkadot.js for any chain.
    assertThat(hex(Twox.hash128("System".getBytes(US_ASCII))))
        .isEqualTo("26aa394eea5630e07c48ae0c9558cef7");
    assertThat(hex(Twox.hash128("Account".getBytes(US_ASCII))))
        .isEqualTo("b99d880ec681799c0cf30e8886371da9");
  }

  @Test
  void xxHash64MatchesItsSpecificationOnEveryTailLength() {
    // xxHash specification, XXH64 with seed 0: empty input and "abc".
    assertThat(hex(Twox.hash64(new byte[0]))).isEqualTo("99e9d85137db46ef");
    assertThat(hex(Twox.hash64("abc".getBytes(US_ASCII)))).isEqualTo("990977adf52cbc44");
    assertThat(hex(Twox.hash64("Nobody inspects the spammish repetition".getBytes(US_ASCII))))
        .isEqualTo("f18b378a3ca8cefb"); // python-xxhash prints the number, fbcea83c8a378bf1
  }

  @Test
  void blake2bOfAbcIsTheVectorOfRfc7693() {
    assertThat(hex(Blake2b.hash512("abc".getBytes(US_ASCII))))
        .startsWith("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1");
    assertThat(hex(Blake2b.hash256("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII))))
        .isEqualTo("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  }

  @Test
  void sha256dOfTheGenesisHeaderIsTheHashOfBlockZero() {
    byte[] header =
        HexFormat.of()
            .parseHex(
                "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c");
    assertThat(hex(new Sha256d().hash(header)))
        .isEqualTo("6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
