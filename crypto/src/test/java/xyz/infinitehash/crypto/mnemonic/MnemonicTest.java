package xyz.infinitehash.crypto.mnemonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.Password;

class MnemonicTest {
  private static final String DEVELOPMENT =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  @ParameterizedTest
  @CsvSource({
    // Words and entropy: trezor's vectors of BIP-39. Seeds: substrate-bip39, src/lib.rs, which
    // makes
    // them with the password "Substrate"; the mini-secret is their first half.
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about,"
        + "00000000000000000000000000000000,"
        + "44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e3",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong,"
        + "ffffffffffffffffffffffffffffffff,"
        + "227d6256fd4f9ccaf06c45eaa4b2345969640462bbb00c5f51f43cb43418c7a7",
    "gravity machine north sort system female filter attitude volume fold club stay feature office"
        + " ecology stable narrow fog,"
        + "6610b25967cdcca9d59875f5cb50b0ea75433311869e930b,"
        + "fbcc5229ade0c0ff018cb7a329c5459f91876e4dde2a97ddf03c832eab7f2612",
    "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing"
        + " screen patrol group space point ten exist slush involve unfold,"
        + "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f,"
        + "938ba18c3f521f19bd4a399c8425b02c716844325b1a65106b9d1593fbafe5e0",
  })
  void theWordsTheEntropyAndTheSeedAreThoseOfSubstrateBip39(
      String phrase, String entropy, String seed) {
    try (Mnemonic read = Mnemonic.parse(phrase);
        Mnemonic made = Mnemonic.ofEntropy(HexFormat.of().parseHex(entropy));
        Password password = Password.of("Substrate".toCharArray())) {
      assertThat(HexFormat.of().formatHex(read.entropy())).isEqualTo(entropy);
      assertThat(new String(made.phrase())).isEqualTo(phrase);
      assertThat(HexFormat.of().formatHex(read.miniSecret(password))).isEqualTo(seed);
    }
  }

  @Test
  void theDevelopmentPhraseHasTheSeedEveryDevelopmentChainKnows() {
    try (Mnemonic read = Mnemonic.parse(DEVELOPMENT)) {
      assertThat(HexFormat.of().formatHex(read.miniSecret(Password.none())))
          .isEqualTo("fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 15, 18, 21, 24})
  void newWordsReadBackAsTheSameEntropy(int words) {
    try (Mnemonic made = Mnemonic.generate(words, new SecureRandom());
        Mnemonic read = Mnemonic.parse(" \n" + new String(made.phrase()).replace(" ", "\t  "))) {
      assertThat(read.words()).isEqualTo(words);
      assertThat(read.entropy()).isEqualTo(made.entropy());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', LENGTH",
    "zoo zoo zoo, LENGTH",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo, LENGTH",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong zoo, LENGTH",
    "bottom drive obey lake curtain smoke basket hold race lonely fit wolk, WORD",
    "bottom Drive obey lake curtain smoke basket hold race lonely fit walk, WORD",
    "drive bottom obey lake curtain smoke basket hold race lonely fit walk, CHECKSUM",
    "bottom drive obey lake curtain smoke basket hold race lonely fit zoo, CHECKSUM",
  })
  void whatIsNoMnemonicIsRefusedByWhatIsWrongAndWithoutAWord(
      String phrase, MnemonicException.Fault fault) {
    assertThatThrownBy(() -> Mnemonic.parse(phrase))
        .asInstanceOf(type(MnemonicException.class))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(fault))
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()))
                    .doesNotContain("bottom", "wolk", "zoo", "Drive"));
  }

  @Test
  void aHundredThousandWordsAreRefusedAtOnce() {
    assertThatThrownBy(() -> Mnemonic.parse("zoo ".repeat(100_000)))
        .isInstanceOf(MnemonicException.class);
  }

  @Test
  void anotherNumberOfWordsOrBytesIsNotMade() {
    assertThatThrownBy(() -> Mnemonic.generate(13, new SecureRandom()))
        .isInstanceOf(MnemonicException.class);
    for (int length : new int[] {0, 12, 15, 17, 33, 36}) {
      assertThatThrownBy(() -> Mnemonic.ofEntropy(new byte[length]))
          .isInstanceOf(CryptoException.class);
    }
  }

  @Test
  void aClosedOneHoldsNothingAndNoneShowsItsWords() {
    Mnemonic mnemonic = Mnemonic.parse(DEVELOPMENT);
    assertThat(mnemonic).hasToString("(12 words)");
    mnemonic.close();
    assertThat(mnemonic.entropy()).containsOnly(0);
    char[] typed = {'s', 'e', 'c', 'r', 'e', 't'};
    Password password = Password.of(typed);
    assertThat(typed).containsOnly('\0');
    assertThat(password).hasToString("(password)");
    password.close();
    assertThat(password.utf8()).containsOnly(0);
  }
}
