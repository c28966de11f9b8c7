package xyz.infinitehash.crypto.timelock;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;
import supranational.blst.Scalar;
import xyz.infinitehash.crypto.CryptoException;

/**
 * Messages that open when drand publishes a round, and not before: identity-based encryption (Boneh
 * and Franklin's FullIdent) to the round's number, around AES-256-GCM. The form is that of the
 * crate {@code tle} which subtensor decrypts with: weight commits and timelocked commitments.
 *
 * <p>For any thread when its randomness is.
 */
public final class Timelock {
  /** How much longer a ciphertext is than its message, bytes. */
  public static final int OVERHEAD = Ciphertext.OVERHEAD;

  /** The longest ciphertext that is looked at, bytes; the chain takes 5,000. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int KEY_BYTES = 32;

  private final DrandNetwork network;
  private final RandomGenerator random;

  /**
   * @param random unforeseeable, a {@link java.security.SecureRandom}; a message takes 32 bytes of
   *     masking seed, 32 of key, 12 of nonce from it, in this order
   */
  public Timelock(DrandNetwork network, RandomGenerator random) {
    this.network = network;
    this.random = random;
  }

  /** The network whose rounds open what is locked here. */
  public DrandNetwork network() {
    return network;
  }

  /**
   * Locks a message.
   *
   * @param round 1 or more; locking to one that is published already is no secret
   * @return the message's length and {@link #OVERHEAD} bytes
   * @throws CryptoException for a round below 1 or a message that is too long
   */
  public byte[] encrypt(byte[] message, long round) {
    if (round < 1) {
      throw new CryptoException("rounds of drand begin with 1, there is no " + round);
    }
    if (message.length > MOST_BYTES - OVERHEAD) {
      throw new CryptoException("a message of " + message.length + " bytes is too long to lock");
    }
    byte[] sigma = Bls.sha256(draw(Ciphertext.MASK_BYTES));
    byte[] key = draw(KEY_BYTES);
    byte[] nonce = draw(Ciphertext.NONCE_BYTES);
    try {
      Scalar r = Bls.scalar(Bls.sha256(sigma, key));
      P1_Affine target = Bls.identity(round).mult(r).to_affine();
      byte[] mask = Bls.sha256(Bls.pairing(target, network.point()));
      return new Ciphertext(
              Bls.g2Times(r).compress(),
              xor(sigma, mask),
              xor(key, Bls.sha256(sigma)),
              gcm(Cipher.ENCRYPT_MODE, key, nonce).doFinal(message),
              nonce)
          .encode();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(sigma, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Opens a message with the pulse of its round. Never throws for what the bytes are; a pulse that
   * is not the network's opens nothing.
   */
  public static Opening open(byte[] ciphertext, Pulse pulse) {
    if (ciphertext.length > MOST_BYTES) {
      return new Opening.Malformed("longer than " + MOST_BYTES + " bytes");
    }
    try {
      Ciphertext parts = Ciphertext.parse(ciphertext);
      P2_Affine u = Bls.g2(parts.u());
      byte[] mask = Bls.sha256(Bls.pairing(Bls.g1(pulse.signature()), u));
      byte[] sigma = xor(parts.v(), mask);
      byte[] key = xor(parts.w(), Bls.sha256(sigma));
      if (!Bls.g2Times(Bls.scalar(Bls.sha256(sigma, key))).is_equal(u)) {
        return new Opening.OtherRound();
      }
      return new Opening.Opened(
          gcm(Cipher.DECRYPT_MODE, key, parts.nonce()).doFinal(parts.sealed()));
    } catch (CryptoException e) {
      return new Opening.Malformed(String.valueOf(e.getMessage()));
    } catch (AEADBadTagException e) {
      return new Opening.Tampered();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    }
  }

  private byte[] draw(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Cipher gcm(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(Ciphertext.TAG_BYTES * Byte.SIZE, nonce));
    return cipher;
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] out = new byte[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (a[i] ^ b[i]);
    }
    return out;
  }
}
