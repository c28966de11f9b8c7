package xyz.infinitehash.devnet.pallet;

import java.io.Serial;

/**
 * Leaves a call half way; the runtime turns it into {@link DispatchOutcome.Failed} and takes back
 * what the call wrote. Carries no stack trace: it is an answer, not an accident.
 */
public final class DispatchFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient DispatchError error;

  /** For an error. */
  public DispatchFault(DispatchError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  /** An error of a pallet. */
  public static DispatchFault module(String pallet, String error) {
    return new DispatchFault(new DispatchError.Module(pallet, error));
  }

  /** BadOrigin, CannotLookup and their like. */
  public static DispatchFault plain(String kind) {
    return new DispatchFault(new DispatchError.Plain(kind));
  }

  /** A token error, {@code FundsUnavailable} for one. */
  public static DispatchFault token(String reason) {
    return new DispatchFault(new DispatchError.Because("Token", reason));
  }

  /** The error. */
  public DispatchError error() {
    return error;
  }
}
