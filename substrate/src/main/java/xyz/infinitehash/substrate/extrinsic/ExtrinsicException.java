package xyz.infinitehash.substrate.extrinsic;

import xyz.infinitehash.substrate.SubstrateException;

/** An extrinsic that cannot be made or read: an unknown extension, version, pallet or call. */
public final class ExtrinsicException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong
   */
  public ExtrinsicException(String message) {
    super(message);
  }
}
