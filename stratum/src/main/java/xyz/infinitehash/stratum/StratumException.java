package xyz.infinitehash.stratum;

/** The one fault type of this module: a value that cannot be, a server that cannot listen. */
public final class StratumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StratumException(String message) {
    super(message);
  }

  public StratumException(String message, Throwable cause) {
    super(message, cause);
  }
}
