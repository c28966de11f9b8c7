package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * Bytes from anywhere: every decoder answers, and what it takes is the one encoding of its value.
 */
class DecoderFuzz {
  @FuzzTest(maxDuration = "10s")
  void whatDecodesEncodesToTheSameBytes(FuzzedDataProvider data) {
    byte[] bytes = Arrays.copyOf(data.consumeBytes(32), 32);
    EdwardsPoint point = Ristretto.decode(bytes, 0);
    if (point != null) {
      assertThat(Ristretto.encode(point)).isEqualTo(bytes);
      Reference.affine(point);
    }
    Scalar scalar = Scalar.fromCanonical(bytes, 0);
    if (scalar != null) {
      assertThat(scalar.toBytes()).isEqualTo(bytes);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void allWaysOfVerifyingAgreeOnAnyBytes(FuzzedDataProvider data) {
    byte[] account = Arrays.copyOf(data.consumeBytes(32), 32);
    byte[] signature = data.consumeBytes(64);
    byte[] message = data.consumeRemainingAsBytes();
    AccountId signer = AccountId.of(account);
    boolean valid = Signatures.verify(signer, message, signature);
    try {
      PublicKey key = PublicKey.of(signer);
      assertThat(key.prepare().verify(message, signature)).isEqualTo(valid);
      BatchVerifier batch = new BatchVerifier();
      batch.add(key, message, signature);
      assertThat(batch.allValid()).isEqualTo(valid);
    } catch (CryptoException e) {
      assertThat(valid).isFalse();
    }
  }

  @FuzzTest(maxDuration = "10s")
  void aSecretUriOpensOrIsRefusedByItsOwnFault(FuzzedDataProvider data) {
    String uri = data.consumeRemainingAsString();
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      assertThat(PublicKey.of(pair.accountId())).isEqualTo(pair.publicKey());
    } catch (CryptoException e) {
      if (uri.length() > 8) {
        assertThat(String.valueOf(e.getMessage())).doesNotContain(uri);
      }
    }
  }
}
