package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import xyz.infinitehash.bittensor.BittensorException;

/**
 * A wallet file that is missing, in the way, or not what it should be. Names the file, never what
 * is in it.
 */
public final class WalletException extends BittensorException {
  private static final long serialVersionUID = 1L;

  WalletException(Path file, String problem) {
    super(file + ": " + problem);
  }

  WalletException(String problem) {
    super(problem);
  }
}
