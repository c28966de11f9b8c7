package xyz.infinitehash.substrate.scale;

import xyz.infinitehash.substrate.SubstrateException;

/** Bytes that are not SCALE of what was asked for: cut short, over-long, or not canonical. */
public final class ScaleException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, with the offset where it was found
   */
  public ScaleException(String message) {
    super(message);
  }
}
