package xyz.infinitehash.economics;

/** The one unchecked fault of this module: a number or a name outside what its type allows. */
public class EconomicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what was expected
   */
  public EconomicsException(String message) {
    super(message);
  }
}
