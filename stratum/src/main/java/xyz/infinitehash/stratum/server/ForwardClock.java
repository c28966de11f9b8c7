package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The server's one clock: follows its source, but never goes back within a process. */
final class ForwardClock implements InstantSource {
  private final InstantSource source;
  private final AtomicReference<Instant> newest = new AtomicReference<>(Instant.MIN);

  ForwardClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    Instant now = source.instant();
    Instant before = newest.get();
    while (now.isAfter(before)) {
      if (newest.compareAndSet(before, now)) {
        return now;
      }
      before = newest.get();
    }
    return before;
  }
}
