package xyz.infinitehash.crypto.ed25519;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.sr25519.Junction;
import xyz.infinitehash.crypto.sr25519.SecretUri;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * An Ed25519 secret key (RFC 8032) as Substrate accounts use it: a seed of 32 bytes, and hard
 * derivation only. The arithmetic is Bouncy Castle's.
 *
 * <p>Any thread may sign until the pair is closed; who closes it waits for the signatures first.
 */
public final class Ed25519KeyPair implements AutoCloseable {
  /** "Ed25519HDKD" in SCALE: the comma, 44, says its length of 11. */
  private static final byte[] DERIVATION = ",Ed25519HDKD".getBytes(US_ASCII);

  private final byte[] seed;
  private final AccountId account;
  private volatile boolean closed;

  private Ed25519KeyPair(byte[] seed) {
    this.seed = seed;
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    this.account = AccountId.of(publicKey);
  }

  /**
   * @param seed 32 bytes, the caller's to wipe
   * @throws CryptoException when there are not 32 bytes
   */
  public static Ed25519KeyPair fromSeed(byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new CryptoException("a secret of 32 bytes wanted, not " + seed.length);
    }
    return new Ed25519KeyPair(seed.clone());
  }

  /**
   * Reads a secret URI; see {@link SecretUri}.
   *
   * @throws CryptoException when it is malformed or has a soft step, which Ed25519 cannot take
   */
  public static Ed25519KeyPair fromUri(CharSequence uri) {
    try (SecretUri parsed = SecretUri.parse(uri)) {
      return from(parsed);
    }
  }

  /** The key at the end of the path; what lies between is wiped. */
  public static Ed25519KeyPair from(SecretUri uri) {
    Ed25519KeyPair pair = new Ed25519KeyPair(uri.seed());
    for (Junction junction : uri.path()) {
      try (Ed25519KeyPair parent = pair) {
        pair = parent.derive(junction);
      }
    }
    return pair;
  }

  /** The account this pair controls: its public key. */
  public AccountId accountId() {
    return account;
  }

  /**
   * Signs a message; the same message has one signature.
   *
   * @return 64 bytes
   * @throws IllegalStateException when closed
   */
  public byte[] sign(byte[] message) {
    requireOpen();
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** Whether a signature is the account's; false for any malformed key or signature. */
  public static boolean verify(AccountId signer, byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, signer.bytes(), 0, message, 0, message.length);
  }

  /**
   * The child key of one step, as sp-core derives it.
   *
   * @throws CryptoException for a soft step
   * @throws IllegalStateException when closed
   */
  public Ed25519KeyPair derive(Junction junction) {
    requireOpen();
    return switch (junction) {
      case Junction.Hard hard ->
          new Ed25519KeyPair(Blake2b.hash256(DERIVATION, seed, hard.chainCode()));
      case Junction.Soft _ -> throw new CryptoException("an ed25519 key has no soft steps /x");
    };
  }

  /** A copy of the seed, for the caller to wipe. */
  public byte[] seed() {
    requireOpen();
    return seed.clone();
  }

  /** Overwrites the seed; a closed pair still tells its account. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(seed, (byte) 0);
  }

  /** The SS58 address; never the secret. */
  @Override
  public String toString() {
    return account.toString();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the key pair is closed");
    }
  }
}
