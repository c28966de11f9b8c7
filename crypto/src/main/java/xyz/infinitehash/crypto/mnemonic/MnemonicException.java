package xyz.infinitehash.crypto.mnemonic;

import xyz.infinitehash.crypto.CryptoException;

/** Words that are no mnemonic. Says which word by its place, never the word. */
public final class MnemonicException extends CryptoException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** Not 12, 15, 18, 21 or 24 words. */
    LENGTH,
    /** A word is not in the list. */
    WORD,
    /** All words are in the list, but not these together: one is another, or two changed places. */
    CHECKSUM
  }

  private final Fault fault;

  MnemonicException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
