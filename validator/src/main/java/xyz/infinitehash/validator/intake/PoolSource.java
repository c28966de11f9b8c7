package xyz.infinitehash.validator.intake;

import java.time.Instant;

/**
 * A meter of work that is not ours: another pool's API. Polled, its answers are a source of work
 * ({@code meter}); asked once a window, a cross-check that changes no weight ({@code service}).
 */
public interface PoolSource {
  /** Short, unique among the sources of a validator; no secret in it. */
  String name();

  /**
   * Work of all workers between two instants, as well as the pool can tell. A pool that is down,
   * slow, lying or broken gives an incomplete report and no exception.
   *
   * @throws InterruptedException when the caller's thread is interrupted while waiting
   */
  PoolReport work(Instant from, Instant to) throws InterruptedException;
}
