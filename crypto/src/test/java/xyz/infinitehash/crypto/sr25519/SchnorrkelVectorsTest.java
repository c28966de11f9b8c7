package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.bytes;
import static xyz.infinitehash.crypto.sr25519.Reference.hex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/** What Rust's schnorrkel said (schnorrkel.py, beside its output), and recorded extrinsics. */
class SchnorrkelVectorsTest {
  @Test
  void keysDerivationsAndVerdictsAreSchnorrkels() throws IOException {
    int checked = 0;
    for (String[] line : Vectors.read("schnorrkel.txt")) {
      switch (line[0]) {
        case "pair" -> checkPair(line);
        case "soft" -> checkDerived(line, new Junction.Soft(line[2]));
        case "hard" -> checkDerived(line, new Junction.Hard(line[2]));
        case "verdict" -> checkVerdict(line);
        default -> throw new AssertionError(line[0]);
      }
      checked++;
    }
    assertThat(checked).isEqualTo(240);
  }

  @Test
  void everyRecordedExtrinsicIsSignedByItsSigner() throws IOException {
    List<String[]> recorded = Vectors.read("recorded.txt.gz");
    PreparedKeys callers = new PreparedKeys(8);
    BatchVerifier batch = new BatchVerifier();
    for (String[] line : recorded) {
      AccountId signer = AccountId.of(bytes(line[0]));
      byte[] signature = bytes(line[1]);
      byte[] message = bytes(line[2]);
      assertThat(Signatures.verify(signer, message, signature)).isTrue();
      assertThat(callers.verify(signer, message, signature)).isTrue();
      batch.add(PublicKey.of(signer), message, signature);
    }
    assertThat(recorded).hasSize(589);
    assertThat(batch.allValid()).isTrue();
  }

  private static void checkPair(String[] line) {
    try (KeyPair pair = KeyPair.fromMiniSecret(bytes(line[1]));
        KeyPair again = KeyPair.fromSecretKey(bytes(line[3]))) {
      assertThat(pair.accountId().hex()).isEqualTo(line[2]);
      assertThat(hex(pair.secretKey())).isEqualTo(line[3]);
      assertThat(again.publicKey()).isEqualTo(pair.publicKey());
    }
  }

  private static void checkDerived(String[] line, Junction junction) {
    assertThat(hex(junction.chainCode())).isEqualTo(line[3]);
    try (KeyPair parent = KeyPair.fromMiniSecret(bytes(line[1]));
        KeyPair child = parent.derive(junction)) {
      assertThat(child.accountId().hex()).isEqualTo(line[4]);
      if (junction instanceof Junction.Soft soft) {
        assertThat(parent.publicKey().derive(soft)).isEqualTo(child.publicKey());
      }
    }
  }

  private static void checkVerdict(String[] line) {
    AccountId signer = AccountId.of(bytes(line[1]));
    byte[] message = bytes(line[2].substring(0, line[2].length() - 1));
    byte[] signature = bytes(line[3]);
    boolean valid = Boolean.parseBoolean(line[4]);
    List<Boolean> verdicts = new ArrayList<>();
    verdicts.add(Signatures.verify(signer, message, signature));
    try {
      PublicKey key = PublicKey.of(signer);
      verdicts.add(key.prepare().verify(message, signature));
      BatchVerifier batch = new BatchVerifier();
      batch.add(key, message, signature);
      verdicts.add(batch.allValid());
    } catch (CryptoException e) {
      assertThat(line[5]).isEqualTo("negative-key");
    }
    assertThat(verdicts).describedAs(line[5]).containsOnly(valid);
  }
}
