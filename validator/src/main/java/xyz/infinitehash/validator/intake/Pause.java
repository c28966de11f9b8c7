package xyz.infinitehash.validator.intake;

import java.time.Duration;

/** How a client waits before it asks again; a test does not wait. */
@FunctionalInterface
public interface Pause {
  /** Returns after that long. */
  void of(Duration time) throws InterruptedException;
}
