package xyz.infinitehash.crypto.ed25519;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

class Ed25519KeyPairTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    // RFC 8032, 7.1, tests 1 to 3: seed, public key, message, signature.
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        + "f9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        + "f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  })
  void signaturesAreThoseOfTheRfc(String seed, String publicKey, String message, String signature) {
    try (Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(HEX.parseHex(seed))) {
      byte[] text = HEX.parseHex(message);
      assertThat(pair.accountId().hex()).isEqualTo(publicKey);
      assertThat(HEX.formatHex(pair.sign(text))).isEqualTo(signature);
      assertThat(Ed25519KeyPair.verify(pair.accountId(), text, HEX.parseHex(signature))).isTrue();
    }
  }

  @Test
  void whatIsChangedDoesNotVerifyAndWhatIsMalformedIsOnlyFalse() {
    try (Ed25519KeyPair pair = Ed25519KeyPair.fromUri("//Alice")) {
      byte[] message = "m".getBytes(UTF_8);
      byte[] signature = pair.sign(message);
      for (int i = 0; i < signature.length; i++) {
        byte[] changed = signature.clone();
        changed[i] ^= 1;
        assertThat(Ed25519KeyPair.verify(pair.accountId(), message, changed)).isFalse();
      }
      for (int length : new int[] {0, 63, 65}) {
        assertThat(Ed25519KeyPair.verify(pair.accountId(), message, new byte[length])).isFalse();
      }
      assertThat(Ed25519KeyPair.verify(AccountId.of(new byte[32]), message, signature)).isFalse();
    }
  }

  @Test
  void aSoftStepAndAWrongLengthAreRefused() {
    assertThatThrownBy(() -> Ed25519KeyPair.fromUri("//Alice/soft"))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("no soft steps");
    assertThatThrownBy(() -> Ed25519KeyPair.fromSeed(new byte[31]))
        .isInstanceOf(CryptoException.class);
  }

  @Test
  void aClosedOneSignsNoMore() {
    Ed25519KeyPair pair = Ed25519KeyPair.fromUri("//Alice");
    String address = pair.toString();
    pair.close();
    assertThat(pair).hasToString(address);
    assertThatThrownBy(() -> pair.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(pair::seed).isInstanceOf(IllegalStateException.class);
  }
}
