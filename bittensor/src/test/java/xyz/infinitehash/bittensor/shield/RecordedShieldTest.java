package xyz.infinitehash.bittensor.shield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.bittensor.Recorded;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.scale.ByteString;

class RecordedShieldTest {
  private static final List<JsonNode> VECTORS =
      Runtime425.lines("shield").stream()
          .filter(line -> line.get("kind").stringValue().equals("vector"))
          .toList();

  @Test
  void everyRecordedExtrinsicIsHiddenToTheSameBytesThatTheRuntimeOpened() {
    assertThat(VECTORS).hasSize(3);
    for (JsonNode vector : VECTORS) {
      ShieldKey key = key(vector);
      assertThat(key.hash().hex()).isEqualTo(vector.get("keyHashHex").stringValue());
      SecureRandom replayed =
          new Replayed(
              Recorded.bytes(vector, "encapsulationSeedHex"), Recorded.bytes(vector, "nonceHex"));
      SignedExtrinsic inner = SignedExtrinsic.of(Recorded.bytes(vector, "innerExtrinsicHex"));
      ByteString sealed = key.seal(inner, replayed);
      assertThat(sealed.hex()).isEqualTo(vector.get("blobHex").stringValue());
      var wrapping =
          new ExtrinsicCodec(Recorded.METADATA).decode(Recorded.bytes(vector, "wrapExtrinsicHex"));
      assertThat(new ShieldCall.Submit(sealed).call(Recorded.METADATA)).isEqualTo(wrapping.call());
    }
  }

  @Test
  void theSharedSecretAloneOpensTheCiphertextAndNoOther() throws Exception {
    for (JsonNode vector : VECTORS) {
      byte[] secret = Recorded.bytes(vector, "sharedSecretHex");
      byte[] nonce = Recorded.bytes(vector, "nonceHex");
      byte[] sealed = Recorded.bytes(vector, "aeadHex");
      assertThat(XChaCha.open(secret, nonce, sealed))
          .isEqualTo(Recorded.bytes(vector, "innerExtrinsicHex"));
      secret[0] ^= 1;
      assertThatThrownBy(() -> XChaCha.open(secret, nonce, sealed))
          .isInstanceOf(javax.crypto.AEADBadTagException.class);
    }
  }

  /** Section 2.2.1 of draft-irtf-cfrg-xchacha-03. */
  @Test
  void hChaChaIsAsPublished() {
    HexFormat hex = HexFormat.of();
    byte[] key = hex.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    byte[] input = hex.parseHex("000000090000004a0000000031415927");
    assertThat(hex.formatHex(XChaCha.hChaCha20(key, input)))
        .isEqualTo("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
  }

  @Test
  void aKeyOfAnotherLengthIsNone() {
    assertThatThrownBy(() -> new ShieldKey(ByteString.of(new byte[1_183])))
        .isInstanceOf(BittensorException.class);
    ShieldKey overflowing = new ShieldKey(ByteString.of(ones(1_184))); // coefficients above q
    assertThatThrownBy(() -> overflowing.seal(SignedExtrinsic.of(new byte[10]), new SecureRandom()))
        .isInstanceOf(BittensorException.class);
  }

  private static byte[] ones(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  private static ShieldKey key(JsonNode vector) {
    return new ShieldKey(ByteString.of(Recorded.bytes(vector, "publicKeyHex")));
  }

  /** Randomness that was recorded, told apart by how much is asked for. */
  private static final class Replayed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, byte[]> byLength;

    Replayed(byte[] seed, byte[] nonce) {
      this.byLength = Map.of(seed.length, seed, nonce.length, nonce);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] recorded = byLength.get(bytes.length);
      System.arraycopy(recorded, 0, bytes, 0, bytes.length);
    }
  }
}
