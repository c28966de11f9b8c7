package xyz.infinitehash.substrate;

/**
 * The base of this module's unchecked faults: bytes, metadata, values or a peer that are not what
 * the protocol says. Each package throws its own subtype.
 */
public class SubstrateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what was expected
   */
  public SubstrateException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what was expected
   * @param cause what it came from
   */
  public SubstrateException(String message, Throwable cause) {
    super(message, cause);
  }
}
