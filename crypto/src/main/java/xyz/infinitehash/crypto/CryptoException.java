package xyz.infinitehash.crypto;

/**
 * The one unchecked fault of this module: bytes or text that cannot be what they are said to be.
 */
public class CryptoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what was expected; never holds key material
   */
  public CryptoException(String message) {
    super(message);
  }
}
