package xyz.infinitehash.crypto.sr25519;

import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * An sr25519 public key: an account whose 32 bytes are the ristretto255 encoding (RFC 9496) of an
 * element other than the identity. Immutable; any thread may use it.
 */
public final class PublicKey {
  /** Width of the signed form for points used once. */
  static final int WIDTH = 5;

  private final AccountId account;
  private final byte[] bytes;
  private final EdwardsPoint point;

  PublicKey(byte[] bytes, EdwardsPoint point) {
    this.bytes = bytes;
    this.account = AccountId.of(bytes);
    this.point = point;
  }

  /**
   * Reads the key an account is.
   *
   * @throws CryptoException when the 32 bytes encode no element, or the identity
   */
  public static PublicKey of(AccountId account) {
    byte[] bytes = account.bytes();
    EdwardsPoint point = Ristretto.decode(bytes, 0);
    if (point == null) {
      throw new CryptoException("not an sr25519 public key: no ristretto255 encoding");
    }
    if (Ristretto.isIdentity(point)) {
      throw new CryptoException("not an sr25519 public key: the identity");
    }
    return new PublicKey(bytes, point);
  }

  /** The account this key controls. */
  public AccountId accountId() {
    return account;
  }

  /**
   * Whether the signature over the message, in context {@code substrate}, is this key's. False,
   * never an exception, for a signature of another length, without schnorrkel's mark, or with a
   * non-canonical part.
   */
  public boolean verify(byte[] message, byte[] signature) {
    Scalar s = Schnorr.response(signature);
    EdwardsPoint r = s == null ? null : Ristretto.decode(signature, 0);
    if (s == null || r == null) {
      return false;
    }
    // s B - k A - R = 0, multiplied by a number that makes two of the scalars short.
    HalfSize k = new HalfSize(Schnorr.challenge(bytes, message, signature));
    Straus sum = new Straus();
    ChunkTable.BASE.addTo(sum, s.times(k.multiplier));
    byte[] digits = Naf.digits(k.remainder, 0, HalfSize.BITS, WIDTH);
    sum.plus(k.negative ? digits : Naf.negated(digits), oddMultiples(point));
    sum.plus(Naf.digits(k.multiplier, 0, HalfSize.BITS, WIDTH), oddMultiples(r.negate()));
    return Ristretto.isIdentity(sum.sum());
  }

  /** Makes tables that verify this key's signatures faster: for signers seen again and again. */
  public PreparedKey prepare() {
    return new PreparedKey(this);
  }

  /** The key a soft step leads to; the key pair's {@link KeyPair#derive} leads to the same. */
  public PublicKey derive(Junction.Soft junction) {
    EdwardsPoint child =
        FixedBaseTable.multiply(Derivation.soft(junction, bytes)).add(new CachedPoint(point));
    return new PublicKey(Ristretto.encode(child.withT()), child);
  }

  /** The table a signed form of {@link #WIDTH} selects from. */
  static CachedPoint[] oddMultiples(EdwardsPoint p) {
    return CachedPoint.oddMultiples(p, 1 << (WIDTH - 2));
  }

  /** The point, T up to date; not to be changed. */
  EdwardsPoint point() {
    return point;
  }

  /** The 32 bytes, not copied. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey key && account.equals(key.account);
  }

  @Override
  public int hashCode() {
    return account.hashCode();
  }

  /** The SS58 address. */
  @Override
  public String toString() {
    return account.toString();
  }
}
