package xyz.infinitehash.crypto.sr25519;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * An sr25519 secret key and its public key: schnorrkel's scheme, the one of Substrate accounts.
 *
 * <p>Signing takes the same path through code and memory whatever the secret is: masked table
 * look-ups, no branch on and no index by a secret. That is a property of the source and all that
 * Java lets one say: the virtual machine may compile a mask to a branch, its multiplications are as
 * steady as the processor's, and its collector may leave copies of a key that {@link #close}, which
 * overwrites the key, does not reach. Against an observer on the same machine keep keys elsewhere.
 *
 * <p>Sources: schnorrkel 0.11 (the scheme, and what a key file holds), RFC 9496 (ristretto255),
 * Merlin 1.0 and STROBE 1.0.2 (transcripts), sp-core (secret URIs and junctions).
 *
 * <p>Any thread may sign, until the pair is closed; closing waits for signatures under way.
 */
public final class KeyPair implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Scalar key;
  private final byte[] nonceSeed;
  private final PublicKey publicKey;

  /** Held for reading by whoever uses the secret, so that none uses half a wiped one. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private KeyPair(Scalar key, byte[] nonceSeed) {
    this.key = key;
    this.nonceSeed = nonceSeed;
    EdwardsPoint point = FixedBaseTable.multiply(key);
    this.publicKey = new PublicKey(Ristretto.encode(point), point);
  }

  /**
   * Expands a mini-secret of 32 bytes as Ed25519 does: SHA-512, clamped, the cofactor divided out.
   * The seed of a wallet or of {@code subkey} is one. The caller wipes its own copy.
   *
   * @throws CryptoException when there are not 32 bytes
   */
  public static KeyPair fromMiniSecret(byte[] seed) {
    requireLength(seed, 32);
    byte[] expanded = sha512(seed);
    expanded[0] &= (byte) 0xF8;
    expanded[31] &= 0x3F;
    expanded[31] |= 0x40;
    divideByCofactor(expanded);
    KeyPair pair = fromSecretKey(expanded);
    Arrays.fill(expanded, (byte) 0);
    return pair;
  }

  /**
   * Reads schnorrkel's secret key: 32 bytes of scalar, little-endian and canonical, and 32 of nonce
   * seed, as key files hold it. (polkadot.js exports the scalar times 8, another form.)
   *
   * @throws CryptoException when there are not 64 bytes, or the scalar is zero or not below the
   *     group order
   */
  public static KeyPair fromSecretKey(byte[] secret) {
    requireLength(secret, 64);
    Scalar key = Scalar.fromCanonical(secret, 0);
    if (key == null || key.isZero()) {
      throw new CryptoException("not an sr25519 secret key: the scalar is zero or not canonical");
    }
    return new KeyPair(key, Arrays.copyOfRange(secret, 32, 64));
  }

  /**
   * Reads the 64 bytes of polkadot.js: the scalar times 8, as Ed25519 expands it, then 32 of nonce
   * seed.
   *
   * @throws CryptoException when there are not 64 bytes, or no multiple of 8 below 2^255
   */
  public static KeyPair fromEd25519Form(byte[] secret) {
    requireLength(secret, 64);
    if ((secret[0] & 7) != 0 || secret[31] < 0) {
      throw new CryptoException("not a secret key of polkadot.js: no multiple of the cofactor");
    }
    byte[] divided = secret.clone();
    divideByCofactor(divided);
    try {
      return fromSecretKey(divided);
    } finally {
      Arrays.fill(divided, (byte) 0);
    }
  }

  /**
   * Reads a secret URI, {@code phrase//hard/soft///password}; see {@link SecretUri}. A bare {@code
   * //Alice} starts from the development phrase, whose keys everybody has.
   *
   * @throws CryptoException when it is malformed; its message never repeats the URI
   */
  public static KeyPair fromUri(CharSequence uri) {
    try (SecretUri parsed = SecretUri.parse(uri)) {
      return parsed.open();
    }
  }

  /** The public half. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** The account this pair controls. */
  public AccountId accountId() {
    return publicKey.accountId();
  }

  /**
   * Signs a message of any length in context {@code substrate}, with fresh randomness: two
   * signatures of one message differ.
   *
   * @return 64 bytes
   * @throws IllegalStateException when closed
   */
  public byte[] sign(byte[] message) {
    return sign(message, RANDOM);
  }

  /**
   * Signs with the caller's randomness. The nonce is drawn from the message, the key's nonce seed
   * and 32 bytes of it, so weak randomness alone betrays nothing; with a seeded generator the
   * signature can be repeated.
   */
  public byte[] sign(byte[] message, RandomGenerator random) {
    return whileOpen(() -> Schnorr.sign(key, nonceSeed, publicKey.bytes(), message, random));
  }

  /**
   * The child key of one step. A softly derived one has a nonce seed drawn at random: its secret
   * key is not the same twice, its public key is.
   *
   * @throws IllegalStateException when closed
   */
  public KeyPair derive(Junction junction) {
    return whileOpen(
        () ->
            switch (junction) {
              case Junction.Hard hard -> deriveHard(hard);
              case Junction.Soft soft -> deriveSoft(soft);
            });
  }

  /**
   * The 64 bytes {@link #fromSecretKey} reads; the caller wipes them.
   *
   * @throws IllegalStateException when closed
   */
  public byte[] secretKey() {
    return whileOpen(
        () -> {
          byte[] secret = Arrays.copyOf(key.toBytes(), 64);
          System.arraycopy(nonceSeed, 0, secret, 32, 32);
          return secret;
        });
  }

  /** Overwrites the secret; a closed pair still tells its public key. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closed = true;
      key.wipe();
      Arrays.fill(nonceSeed, (byte) 0);
    } finally {
      use.writeLock().unlock();
    }
  }

  /** The SS58 address; never the secret. */
  @Override
  public String toString() {
    return publicKey.toString();
  }

  private KeyPair deriveHard(Junction.Hard junction) {
    byte[] scalar = key.toBytes();
    byte[] seed = Derivation.hard(junction, scalar);
    KeyPair child = fromMiniSecret(seed);
    Arrays.fill(scalar, (byte) 0);
    Arrays.fill(seed, (byte) 0);
    return child;
  }

  private KeyPair deriveSoft(Junction.Soft junction) {
    byte[] parent = publicKey.bytes();
    return new KeyPair(
        key.plus(Derivation.soft(junction, parent)),
        Derivation.nonceSeed(parent, nonceSeed, RANDOM));
  }

  private <T> T whileOpen(Supplier<T> work) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the key pair is closed");
      }
      return work.get();
    } finally {
      use.readLock().unlock();
    }
  }

  private static void divideByCofactor(byte[] scalar) {
    for (int i = 0; i < 32; i++) {
      int above = i < 31 ? scalar[i + 1] : 0;
      scalar[i] = (byte) ((scalar[i] & 0xFF) >>> 3 | above << 5);
    }
  }

  private static void requireLength(byte[] secret, int length) {
    if (secret.length != length) {
      throw new CryptoException("a secret of " + length + " bytes wanted, not " + secret.length);
    }
  }

  private static byte[] sha512(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-512", e);
    }
  }
}
