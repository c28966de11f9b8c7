package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * JSON-RPC 2.0 calls and subscriptions to one node. Every call blocks the calling (virtual) thread
 * and ends by its deadline. Safe for use by many threads.
 */
public interface JsonRpc extends AutoCloseable {
  /**
   * Calls a method that may be sent twice: when the connection breaks before the answer, the
   * request goes out again over the next connection, within the deadline.
   *
   * @param params texts, numbers, booleans, lists and maps of them; {@code JsonNode} for null
   * @return the {@code result} member, which may be a JSON null
   * @throws RpcException when there is none
   */
  JsonNode call(String method, List<?> params, Duration deadline);

  /**
   * The same, but sent at most once: a broken connection ends it with {@link
   * RpcException.Disconnected}.
   */
  JsonNode callOnce(String method, List<?> params, Duration deadline);

  /**
   * Subscribes, and returns when the node has confirmed it.
   *
   * @throws RpcException when it did not by the deadline
   */
  Subscription subscribe(Topic topic, Duration deadline);

  /** How the connection stands. */
  default RpcStatus status() {
    return new RpcStatus(true, 1, "", 0, 0, List.of());
  }

  @Override
  void close();
}
