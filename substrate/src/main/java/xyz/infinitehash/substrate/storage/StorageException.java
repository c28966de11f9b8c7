package xyz.infinitehash.substrate.storage;

import xyz.infinitehash.substrate.SubstrateException;

/** Keys that do not fit a storage item, or raw keys that are not of the item. */
public final class StorageException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what does not fit
   */
  public StorageException(String message) {
    super(message);
  }
}
