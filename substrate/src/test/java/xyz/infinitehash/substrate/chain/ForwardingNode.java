package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.rpc.JsonRpc;
import xyz.infinitehash.substrate.rpc.Subscription;
import xyz.infinitehash.substrate.rpc.Topic;

/** A node in front of another one, for a test to interfere. */
class ForwardingNode implements JsonRpc {
  private final JsonRpc node;

  ForwardingNode(JsonRpc node) {
    this.node = node;
  }

  @Override
  public JsonNode call(String method, List<?> params, Duration deadline) {
    return node.call(method, params, deadline);
  }

  @Override
  public JsonNode callOnce(String method, List<?> params, Duration deadline) {
    return node.callOnce(method, params, deadline);
  }

  @Override
  public Subscription subscribe(Topic topic, Duration deadline) {
    return node.subscribe(topic, deadline);
  }

  @Override
  public void close() {}
}
