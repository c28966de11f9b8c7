package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.hex;
import static xyz.infinitehash.crypto.sr25519.Transcript.ascii;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Keccak, STROBE and Merlin against published vectors and the JDK. */
class MerlinVectorsTest {
  @Property
  void sha3OverThePermutationIsTheJdks(@ForAll @Size(max = 500) byte[] data)
      throws NoSuchAlgorithmException {
    assertThat(sha3(data)).isEqualTo(MessageDigest.getInstance("SHA3-256").digest(data));
  }

  @Test
  void strobeAnswersTheConformanceTestOfMerlin() {
    // merlin 3.0, src/strobe.rs, test_conformance.
    Strobe128 strobe = new Strobe128(ascii("Conformance Test Protocol"));
    byte[] message = new byte[1024];
    Arrays.fill(message, (byte) 99);
    strobe.metaAd(ascii("ms"), false);
    strobe.metaAd(ascii("g"), true);
    strobe.ad(message);
    strobe.metaAd(ascii("prf"), false);
    byte[] first = new byte[32];
    strobe.prf(first);
    assertThat(hex(first))
        .isEqualTo("b48e645ca17c667fd5206ba57a6a228d72d8e1903814d3f17f622996d7cfefb0");
    strobe.metaAd(ascii("key"), false);
    strobe.key(first);
    strobe.metaAd(ascii("prf"), false);
    byte[] second = new byte[32];
    strobe.prf(second);
    assertThat(hex(second))
        .isEqualTo("07e45cce8078cee259e3e375bb85d75610e2d1e1201c5f645045a194edd49ff8");
  }

  @Test
  void merlinChallengesAreThoseOfItsEquivalenceTests() {
    // merlin 3.0, src/transcript.rs, equivalence_simple; printed by gtank/merlin (Go) too.
    Transcript simple = new Transcript("test protocol");
    simple.append(ascii("some label"), ascii("some data"));
    assertThat(hex(simple.challenge(ascii("challenge"), 32)))
        .isEqualTo("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615");
  }

  @Test
  void merlinChallengesStayRightOverManyBlocks() {
    // equivalence_complex; printed by gtank/merlin (Go), TestComplexTranscript.
    Transcript transcript = new Transcript("test protocol");
    transcript.append(ascii("step1"), ascii("some data"));
    byte[] data = new byte[1024];
    Arrays.fill(data, (byte) 99);
    byte[] challenge = {};
    for (int i = 0; i < 32; i++) {
      challenge = transcript.challenge(ascii("challenge"), 32);
      transcript.append(ascii("bigdata"), data);
      transcript.append(ascii("challengedata"), challenge);
    }
    assertThat(hex(challenge))
        .isEqualTo("a8c933f54fae76e3f9bea93648c1308e7dfa2152dd51674ff3ca438351cf003c");
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Transcript one = new Transcript("test protocol");
    Transcript other = one.copy();
    other.append(ascii("a"), ascii("b"));
    assertThat(other.challenge(ascii("c"), 32)).isNotEqualTo(one.copy().challenge(ascii("c"), 32));
    assertThat(one.copy().challenge(ascii("c"), 32)).isEqualTo(one.challenge(ascii("c"), 32));
  }

  @Test
  void aWitnessHangsOnSecretRandomnessAndTranscript() {
    Transcript transcript = new Transcript("test protocol");
    byte[] secret = new byte[32];
    byte[] drawn = witness(transcript, secret, 0);
    assertThat(witness(transcript, secret, 0)).isEqualTo(drawn);
    assertThat(witness(transcript, secret, 1)).isNotEqualTo(drawn);
    assertThat(witness(transcript, new byte[] {1}, 0)).isNotEqualTo(drawn);
    assertThat(witness(transcript.append(ascii("m"), secret), secret, 0)).isNotEqualTo(drawn);
  }

  private static byte[] witness(Transcript transcript, byte[] secret, int random) {
    return transcript.witness(ascii("w"), secret, () -> random, 64);
  }

  private static byte[] sha3(byte[] data) {
    int rate = 136;
    byte[] padded = Arrays.copyOf(data, (data.length / rate + 1) * rate);
    padded[data.length] ^= 0x06;
    padded[padded.length - 1] ^= (byte) 0x80;
    long[] lanes = new long[25];
    for (int i = 0; i < padded.length; i++) {
      lanes[i % rate / 8] ^= (padded[i] & 0xFFL) << (8 * (i % 8));
      if (i % rate == rate - 1) {
        Keccak1600.permute(lanes);
      }
    }
    byte[] out = new byte[32];
    for (int i = 0; i < 32; i++) {
      out[i] = (byte) (lanes[i / 8] >>> (8 * (i % 8)));
    }
    return out;
  }
}
