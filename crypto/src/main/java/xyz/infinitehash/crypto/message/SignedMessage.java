package xyz.infinitehash.crypto.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.ed25519.Ed25519KeyPair;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * A message for people, signed outside of any extrinsic. Browser wallets sign it between {@code
 * <Bytes>} and {@code </Bytes>}, so that nobody passes an extrinsic off as one; btcli signs it as
 * it is and takes both forms.
 */
public final class SignedMessage {
  private static final byte[] OPENING = "<Bytes>".getBytes(US_ASCII);
  private static final byte[] CLOSING = "</Bytes>".getBytes(US_ASCII);

  /** What a signature is of. */
  public enum Verdict {
    /** Of the message as it is. */
    VALID,
    /** Of the message between {@code <Bytes>} and {@code </Bytes>}. */
    VALID_WRAPPED,
    /** Not of this message by this account. */
    INVALID
  }

  private SignedMessage() {}

  /** The message as a browser wallet signs it; one that is wrapped already stays as it is. */
  public static byte[] wrapped(byte[] message) {
    if (isWrapped(message)) {
      return message.clone();
    }
    byte[] out = Arrays.copyOf(OPENING, OPENING.length + message.length + CLOSING.length);
    System.arraycopy(message, 0, out, OPENING.length, message.length);
    System.arraycopy(CLOSING, 0, out, OPENING.length + message.length, CLOSING.length);
    return out;
  }

  /** Whose signature of what this is; never throws, whatever the bytes. */
  public static Verdict verify(
      KeyScheme scheme, AccountId signer, byte[] message, byte[] signature) {
    if (isOf(scheme, signer, message, signature)) {
      return Verdict.VALID;
    }
    return !isWrapped(message) && isOf(scheme, signer, wrapped(message), signature)
        ? Verdict.VALID_WRAPPED
        : Verdict.INVALID;
  }

  private static boolean isOf(
      KeyScheme scheme, AccountId signer, byte[] message, byte[] signature) {
    return switch (scheme) {
      case SR25519 -> Signatures.verify(signer, message, signature);
      case ED25519 -> Ed25519KeyPair.verify(signer, message, signature);
    };
  }

  private static boolean isWrapped(byte[] message) {
    return message.length >= OPENING.length + CLOSING.length
        && Arrays.equals(message, 0, OPENING.length, OPENING, 0, OPENING.length)
        && Arrays.equals(
            message, message.length - CLOSING.length, message.length, CLOSING, 0, CLOSING.length);
  }
}
