package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.SubstrateException;

/**
 * What a node told about its chain does not fit together, or the chain does not offer what was
 * asked of it.
 */
public final class ChainException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what was expected
   */
  public ChainException(String message) {
    super(message);
  }
}
