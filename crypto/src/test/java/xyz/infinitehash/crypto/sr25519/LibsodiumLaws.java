package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.anyPoint;
import static xyz.infinitehash.crypto.sr25519.Reference.anyScalar;

import com.goterl.lazysodium.SodiumJava;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Group, encoding and scalars against libsodium, which shares no code with this. */
class LibsodiumLaws {
  private static final int TRIES = 300;
  private static final SodiumJava SODIUM = new SodiumJava();

  @Property(tries = 2000)
  void theSameBytesDecode(@ForAll @Size(32) byte[] bytes) {
    bytes[0] &= (byte) 0xFE; // else all but one in eight fall at the first hurdle
    bytes[31] &= 0x7F;
    boolean valid = SODIUM.crypto_core_ristretto255_is_valid_point(bytes) == 1;
    EdwardsPoint decoded = Ristretto.decode(bytes, 0);
    if (valid) {
      assertThat(decoded).isNotNull();
      assertThat(Ristretto.encode(Objects.requireNonNull(decoded))).isEqualTo(bytes);
    } else {
      assertThat(decoded).isNull();
    }
  }

  @Property(tries = TRIES)
  void sumsAndDifferencesAreTheSame(@ForAll long a, @ForAll long b) {
    byte[] p = Ristretto.encode(anyPoint(a));
    byte[] q = Ristretto.encode(anyPoint(b));
    byte[] out = new byte[32];
    assertThat(SODIUM.crypto_core_ristretto255_add(out, p, q)).isZero();
    assertThat(encodedAfter(anyPoint(a).add(new CachedPoint(anyPoint(b))))).isEqualTo(out);
    assertThat(SODIUM.crypto_core_ristretto255_sub(out, p, q)).isZero();
    assertThat(encodedAfter(anyPoint(a).sub(new CachedPoint(anyPoint(b))))).isEqualTo(out);
  }

  @Property(tries = TRIES)
  void multiplesOfTheBasePointAreTheSame(@ForAll long seed) {
    Scalar scalar = anyScalar(seed);
    byte[] out = new byte[32];
    assertThat(SODIUM.crypto_scalarmult_ristretto255_base(out, scalar.toBytes())).isZero();
    assertThat(Ristretto.encode(FixedBaseTable.multiply(scalar))).isEqualTo(out);
  }

  @Property(tries = TRIES)
  void multiplesOfOtherPointsAreTheSame(@ForAll long a, @ForAll long b) {
    Scalar scalar = anyScalar(a);
    EdwardsPoint p = anyPoint(b);
    byte[] out = new byte[32];
    byte[] encoded = Ristretto.encode(p);
    assertThat(SODIUM.crypto_scalarmult_ristretto255(out, scalar.toBytes(), encoded)).isZero();
    Straus straus = new Straus();
    new ChunkTable(p, 5).addTo(straus, scalar);
    assertThat(Ristretto.encode(straus.sum())).isEqualTo(out);
  }

  @Property(tries = TRIES)
  void scalarsAreTheSame(@ForAll long a, @ForAll long b, @ForAll @Size(64) byte[] wide) {
    byte[] x = anyScalar(a).toBytes();
    byte[] y = anyScalar(b).toBytes();
    byte[] out = new byte[32];
    SODIUM.crypto_core_ristretto255_scalar_mul(out, x, y);
    assertThat(anyScalar(a).times(anyScalar(b)).toBytes()).isEqualTo(out);
    SODIUM.crypto_core_ristretto255_scalar_add(out, x, y);
    assertThat(anyScalar(a).plus(anyScalar(b)).toBytes()).isEqualTo(out);
    SODIUM.crypto_core_ristretto255_scalar_reduce(out, wide);
    assertThat(Scalar.reduced(wide).toBytes()).isEqualTo(out);
  }

  private static byte[] encodedAfter(EdwardsPoint operation) {
    return Ristretto.encode(operation.withT());
  }
}
