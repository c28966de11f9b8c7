package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Notifications of one topic in the order they came. The queue is bounded: who is slow loses the
 * oldest.
 */
public interface Subscription extends AutoCloseable {
  /**
   * The next notification's {@code result}.
   *
   * @return empty when none came within the time
   * @throws RpcException when the subscription has ended and nothing is left in the queue
   */
  Optional<JsonNode> next(Duration atMost);

  /** Notifications lost to the bound of the queue. */
  long missed();

  /** How often it was subscribed again: notifications between two connections are lost. */
  int renewals();

  /** Unsubscribes without waiting for the answer. */
  @Override
  void close();
}
