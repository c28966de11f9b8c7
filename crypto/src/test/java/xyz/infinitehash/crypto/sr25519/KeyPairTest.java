package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.infinitehash.crypto.sr25519.Reference.hex;
import static xyz.infinitehash.crypto.sr25519.Reference.littleEndian;

import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.CryptoException;

class KeyPairTest {
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  @Property(tries = 100)
  void aSecretKeyReadsBackAsTheSamePair(@ForAll @Size(32) byte[] seed) {
    try (KeyPair pair = KeyPair.fromMiniSecret(seed);
        KeyPair again = KeyPair.fromSecretKey(pair.secretKey())) {
      assertThat(again.publicKey()).isEqualTo(pair.publicKey()).hasSameHashCodeAs(pair.publicKey());
      assertThat(again.secretKey()).isEqualTo(pair.secretKey());
      assertThat(PublicKey.of(pair.accountId())).isEqualTo(pair.publicKey());
    }
  }

  @Test
  void aSoftChildSignsForThePublicKeysSoftChild() {
    Junction.Soft junction = new Junction.Soft("child");
    try (KeyPair parent = KeyPair.fromUri("//Alice");
        KeyPair child = parent.derive(junction)) {
      byte[] signature = child.sign(new byte[9]);
      assertThat(parent.publicKey().derive(junction).verify(new byte[9], signature)).isTrue();
      assertThat(parent.publicKey().verify(new byte[9], signature)).isFalse();
    }
  }

  @Test
  void hardSoftAndOtherStepsLeadToOtherKeys() {
    assertThat(
            Stream.of("//a", "/a", "//b", "//a//b", "//a/b", "//b//a", "//1", "/1")
                .map(uri -> KeyPair.fromUri(uri).accountId())
                .distinct())
        .hasSize(8);
  }

  @Test
  void aNumberAndItsSpellingWithZerosAreOneStep() {
    // Rust reads both as the same u64; 2^64 is too large and stays text.
    assertThat(new Junction.Hard("007").chainCode()).isEqualTo(new Junction.Hard("7").chainCode());
    assertThat(new Junction.Hard("+7").chainCode()).isEqualTo(new Junction.Soft("7").chainCode());
    assertThat(hex(new Junction.Hard("18446744073709551616").chainCode())).startsWith("5031383434");
    assertThat(hex(new Junction.Hard("18446744073709551615").chainCode()))
        .startsWith("ffffffffffffffff00");
  }

  @Test
  void aClosedPairDoesNothingButTellItsAddress() {
    KeyPair pair = KeyPair.fromUri("//Alice");
    pair.close();
    pair.close();
    assertThat(pair).hasToString("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    assertThatThrownBy(() -> pair.sign(new byte[0])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(pair::secretKey).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pair.derive(new Junction.Hard("a")))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alice",
        "0x1234//Alice",
        "0xzz61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        SEED,
        "0x" + SEED + "00",
        "//Alice/",
        "0x" + SEED + "///secret-word",
        "secret-word drive obey lake curtain smoke basket hold race lonely fit walk//Alice",
        "bottom drive obey lake curtain smoke basket hold race lonely fit//Alice///secret-word",
        "drive bottom obey lake curtain smoke basket hold race lonely fit walk///secret-word",
        " //Alice",
        "/",
        "//",
        "//Alice//",
      })
  void aUriItCannotReadIsRefusedWithoutBeingRepeated(String uri) {
    assertThatThrownBy(() -> KeyPair.fromUri(uri))
        .isInstanceOf(CryptoException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("61b1"))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("secret-word"));
  }

  @Test
  void aPathMayBeLong() {
    try (KeyPair pair = KeyPair.fromUri("/a".repeat(2_000) + "//" + "b".repeat(100_000))) {
      assertThat(pair.publicKey().verify(new byte[1], pair.sign(new byte[1]))).isTrue();
    }
  }

  @Test
  void noTextShowsASecret() {
    try (KeyPair pair = KeyPair.fromUri("0x" + SEED + "//deep/path")) {
      String secret = hex(pair.secretKey());
      assertThat(pair.toString()).doesNotContain(secret.substring(0, 8), SEED.substring(0, 8));
    }
    assertThat(new Junction.Hard("deep").toString()).doesNotContain("deep");
    assertThat(new Junction.Soft("deep").toString()).doesNotContain("deep");
  }

  @Test
  void secretsOfTheWrongFormAreRefused() {
    byte[] zero = new byte[64];
    byte[] order = Arrays.copyOf(littleEndian(Reference.L), 64);
    for (byte[] secret : new byte[][] {zero, order, new byte[32], new byte[65]}) {
      assertThatThrownBy(() -> KeyPair.fromSecretKey(secret)).isInstanceOf(CryptoException.class);
    }
    for (int length : new int[] {0, 31, 33, 64}) {
      assertThatThrownBy(() -> KeyPair.fromMiniSecret(new byte[length]))
          .isInstanceOf(CryptoException.class);
    }
  }
}
