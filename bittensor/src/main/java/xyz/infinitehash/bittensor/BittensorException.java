package xyz.infinitehash.bittensor;

/** The one unchecked fault of this module; expected outcomes are results, not exceptions. */
public class BittensorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do; never holds key material
   */
  public BittensorException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do; never holds key material
   */
  public BittensorException(String message, Throwable cause) {
    super(message, cause);
  }
}
