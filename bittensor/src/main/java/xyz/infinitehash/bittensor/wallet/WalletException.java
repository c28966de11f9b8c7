package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import xyz.infinitehash.bittensor.BittensorException;

/**
 * A wallet file that is missing, in the way, locked, or not what it should be. Names the file,
 * never what is in it.
 */
public final class WalletException extends BittensorException {
  private static final long serialVersionUID = 1L;

  /** What the trouble is. */
  public enum Kind {
    /** There is no such file. */
    MISSING,
    /** There is one already, and overwriting was not asked for. */
    IN_THE_WAY,
    /** It is encrypted and no password was given. */
    NO_PASSWORD,
    /** The password is another, or the file's bytes were changed. */
    WRONG_PASSWORD,
    /** It is cut off or not what its form says. */
    DAMAGED,
    /** It is whole, but of a kind not supported here. */
    UNSUPPORTED,
    /** The file system refused. */
    FILE_SYSTEM,
    /** A name that could lead out of the folder. */
    BAD_NAME
  }

  private final Kind kind;

  WalletException(Kind kind, Path file, String problem) {
    this(kind, file + ": " + problem);
  }

  WalletException(Kind kind, String problem) {
    super(problem);
    this.kind = kind;
  }

  /** What the trouble is. */
  public Kind kind() {
    return kind;
  }
}
