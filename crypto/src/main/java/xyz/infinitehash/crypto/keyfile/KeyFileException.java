package xyz.infinitehash.crypto.keyfile;

import xyz.infinitehash.crypto.CryptoException;

/** A content that is no key file's, or one not read here. Never quotes it. */
public final class KeyFileException extends CryptoException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** It is locked; {@link KeyFileCipher} opens it. */
    ENCRYPTED,
    /** It is none of the known forms, or cut off. */
    NOT_A_KEY_FILE,
    /** A field is not what its name says: hex of the wrong length, words that are no mnemonic. */
    BAD_FIELD,
    /** The secret in it is not that of the address in it. */
    MISMATCH,
    /** It is of a kind of account not supported here. */
    UNSUPPORTED
  }

  private final Fault fault;

  KeyFileException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
