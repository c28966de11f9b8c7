package xyz.infinitehash.crypto.sr25519;

import java.util.Arrays;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * An sr25519 public key: an account whose 32 bytes are the ristretto255 encoding (RFC 9496) of an
 * element other than the identity. Immutable; any thread may use it.
 */
public final class PublicKey {
  private static final int WIDTH = 5;

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
    if (s == null) {
      return false;
    }
    Scalar k = Schnorr.challenge(bytes, message, signature);
    EdwardsPoint r =
        new Straus()
            .plus(Naf.digits(s, 0, 253, BaseTable.WIDTH), BaseTable.ODD)
            .plus(
                Naf.digits(k.negate(), 0, 253, WIDTH),
                CachedPoint.oddMultiples(point, 1 << (WIDTH - 2)))
            .sum();
    return Arrays.equals(Ristretto.encode(r), 0, 32, signature, 0, 32);
  }

  /** The key a soft step leads to; the key pair's {@link KeyPair#derive} leads to the same. */
  public PublicKey derive(Junction.Soft junction) {
    EdwardsPoint child =
        FixedBaseTable.multiply(Derivation.soft(junction, bytes)).add(new CachedPoint(point));
    return new PublicKey(Ristretto.encode(child.withT()), child);
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
