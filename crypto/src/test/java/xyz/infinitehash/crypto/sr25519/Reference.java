package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The same mathematics in BigInteger, from the definitions: slow, short, shares no code. */
final class Reference {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  private Reference() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] littleEndian(BigInteger n) {
    byte[] out = new byte[32];
    for (int i = 0; i < 32; i++) {
      out[i] = n.shiftRight(8 * i).byteValue();
    }
    return out;
  }

  static BigInteger integer(byte[] littleEndian) {
    byte[] big = new byte[littleEndian.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = littleEndian[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  static FieldElement element(BigInteger n) {
    return FieldElement.fromBytes(littleEndian(n), 0);
  }

  static BigInteger integer(FieldElement element) {
    return integer(element.toBytes());
  }

  static Scalar scalar(BigInteger n) {
    @Nullable Scalar scalar = Scalar.fromCanonical(littleEndian(n.mod(L)), 0);
    assertThat(scalar).isNotNull();
    return Objects.requireNonNull(scalar);
  }

  static BigInteger integer(Scalar scalar) {
    return integer(scalar.toBytes());
  }

  static Scalar anyScalar(long seed) {
    return scalar(new BigInteger(255, new Random(seed)));
  }

  /** A point with a Z of its own: seed B. */
  static EdwardsPoint anyPoint(long seed) {
    return FixedBaseTable.multiply(anyScalar(seed));
  }

  /** x = X / Z and y = Y / Z; T must be x y Z. */
  static BigInteger[] affine(EdwardsPoint p) {
    BigInteger inverse = integer(p.z).modInverse(P);
    BigInteger x = integer(p.x).multiply(inverse).mod(P);
    BigInteger y = integer(p.y).multiply(inverse).mod(P);
    assertThat(integer(p.t)).isEqualTo(x.multiply(y).multiply(integer(p.z)).mod(P));
    return new BigInteger[] {x, y};
  }

  /** The addition law of -x^2 + y^2 = 1 + d x^2 y^2. */
  static BigInteger[] sum(BigInteger[] a, BigInteger[] b) {
    BigInteger product =
        D.multiply(a[0]).multiply(b[0]).mod(P).multiply(a[1]).multiply(b[1]).mod(P);
    BigInteger x = a[0].multiply(b[1]).add(a[1].multiply(b[0]));
    BigInteger y = a[1].multiply(b[1]).add(a[0].multiply(b[0]));
    return new BigInteger[] {
      x.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
      y.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P)
    };
  }
}
