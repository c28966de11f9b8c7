package xyz.infinitehash.devnet.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that holds for so many more calls. The caller has the lock. */
final class Quota<F extends Fault> {
  private @Nullable F fault;
  private int left;

  void set(F next, int calls) {
    fault = next;
    left = calls;
  }

  void clear() {
    fault = null;
    left = 0;
  }

  /** Uses one up. */
  Optional<F> take() {
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    return Optional.ofNullable(fault);
  }

  boolean used() {
    return take().isPresent();
  }
}
