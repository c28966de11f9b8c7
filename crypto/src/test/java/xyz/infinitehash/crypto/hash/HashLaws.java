package xyz.infinitehash.crypto.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HashLaws {
  /**
   * SHA-256 over the hashes of the first 0, 1 ... 299 bytes of i^2 + 7 i + 3, as Python's hashlib
   * (3.11) and xxhash (4.1.0) give them: every tail length and every number of whole blocks.
   */
  @Test
  void everyLengthHashesAsPythonSays() {
    assertThat(digestOfDigests(Twox::hash64))
        .isEqualTo("c63925f7f17a083f28e4c68ca9864a542ba2c6722629abc0b76362c38c586ca4");
    assertThat(digestOfDigests(Twox::hash128))
        .isEqualTo("890979135f1d58c11afc43162370dd4368341ae65c830bf6eba35d584ae18ac4");
    assertThat(digestOfDigests(Blake2b::hash128))
        .isEqualTo("ce00551df42506a0d19379106d7bcc9c7a53dd931d40014f2776d875841994f5");
    assertThat(digestOfDigests(Blake2b::hash256))
        .isEqualTo("fdfd7e90dba23029a4aaea588143da1783ca360816112808249254ecee91299c");
    assertThat(digestOfDigests(Blake2b::hash512))
        .isEqualTo("87cf4730549bf21bc7c45ec387220b6269d0a6ac6e64fa4e459aa3f033720e3e");
    assertThat(digestOfDigests(new Sha256d()::hash))
        .isEqualTo("407f0bac52e155161fd1b4941d1645a05dde95fe348cb5eb35de1f21f35a4ed8");
  }

  @Property
  void partsHashAsTheirConcatenation(
      @ForAll @Size(max = 300) byte[] data, @ForAll @IntRange(max = 300) int at) {
    int cut = Math.min(at, data.length);
    byte[] head = Arrays.copyOf(data, cut);
    byte[] tail = Arrays.copyOfRange(data, cut, data.length);
    assertThat(Blake2b.hash256(head, tail)).isEqualTo(Blake2b.hash256(data));
    assertThat(Blake2b.hash256(head, new byte[0], tail)).isEqualTo(Blake2b.hash256(data));
  }

  @Property
  void sha256dReadsAndWritesOnlyWhereTold(
      @ForAll @Size(max = 100) byte[] data,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 40) int at)
      throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] expected = sha256.digest(sha256.digest(data));
    byte[] padded = new byte[from + data.length + 3];
    System.arraycopy(data, 0, padded, from, data.length);
    byte[] out = new byte[at + 32 + 5];
    new Sha256d().hash(padded, from, data.length, out, at);
    assertThat(Arrays.copyOfRange(out, at, at + 32)).isEqualTo(expected);
    Arrays.fill(out, at, at + 32, (byte) 0);
    assertThat(out).containsOnly(0);
  }

  private static String digestOfDigests(UnaryOperator<byte[]> hash) {
    byte[] data = new byte[300];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * i + 7 * i + 3);
    }
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (int length = 0; length < 300; length++) {
        all.update(hash.apply(Arrays.copyOf(data, length)));
      }
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java runtime has SHA-256", e);
    }
  }
}
