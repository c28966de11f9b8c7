package xyz.infinitehash.stratum.shares;

/**
 * The sink's bounded buffer is full; the share is not kept. Without a stack trace: it is common.
 */
public final class ShareSinkFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ShareSinkFull(String message) {
    super(message, null, false, false);
  }
}
