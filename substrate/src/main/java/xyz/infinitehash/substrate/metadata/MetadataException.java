package xyz.infinitehash.substrate.metadata;

import xyz.infinitehash.substrate.SubstrateException;

/** Metadata that is broken or of an unknown version, or that lacks what was asked for. */
public final class MetadataException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong or missing
   */
  public MetadataException(String message) {
    super(message);
  }
}
