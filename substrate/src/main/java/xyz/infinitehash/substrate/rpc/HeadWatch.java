package xyz.infinitehash.substrate.rpc;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether the node of a connection keeps up: its new heads are subscribed to, and it is asked now
 * and then whether it syncs. A node that offers neither is never called behind. Guarded by the lock
 * of {@link WebSocketRpc}.
 */
final class HeadWatch {
  static final long HEADS = 1;
  static final long HEALTH = 2;

  private final Endpoint endpoint;
  private final Endpoints endpoints;
  private final Freshness freshness;
  private final BiConsumer<Long, String> ask;
  private final Consumer<String> behind;
  private @Nullable String subscription;
  private boolean quiet;
  private boolean syncing;

  /**
   * @param ask sends a call without parameters under an id
   * @param behind told why the node is behind, each time that is seen
   */
  HeadWatch(
      Endpoint endpoint,
      Endpoints endpoints,
      Freshness freshness,
      BiConsumer<Long, String> ask,
      Consumer<String> behind) {
    this.endpoint = endpoint;
    this.endpoints = endpoints;
    this.freshness = freshness;
    this.ask = ask;
    this.behind = behind;
  }

  void begin() {
    ask.accept(HEADS, "chain_subscribeNewHeads");
    ask.accept(HEALTH, "system_health");
  }

  /** A span of {@link Freshness#silence} has gone by. */
  void tick() {
    if (quiet && subscription != null) {
      behind.accept("no new block within " + freshness.silence());
    }
    quiet = true;
    ask.accept(HEALTH, "system_health");
  }

  /** Takes what is meant for it. */
  boolean takes(Message message) {
    return switch (message) {
      case Message.Answer(long id, JsonNode result) when id == HEADS -> {
        subscription = result.asString("");
        yield true;
      }
      case Message.Answer(long id, JsonNode result) when id == HEALTH -> {
        health(result);
        yield true;
      }
      case Message.Notice notice when notice.subscription().equals(subscription) -> {
        head(notice.result());
        yield true;
      }
      default -> false;
    };
  }

  private void health(JsonNode health) {
    boolean before = syncing;
    syncing = health.path("isSyncing").asBoolean(false);
    if (syncing) {
      behind.accept("it is syncing");
    } else if (before) {
      endpoint.state = EndpointHealth.State.CONNECTED;
    }
  }

  private void head(JsonNode header) {
    long number;
    try {
      number = Long.decode(header.path("number").asString(""));
    } catch (NumberFormatException e) {
      return; // no header: its silence is noticed
    }
    quiet = false;
    endpoint.failures = 0;
    long lag = endpoints.lag(endpoint, number);
    if (lag > freshness.mostBehind()) {
      behind.accept("its head " + number + " is " + lag + " blocks below one seen before");
    } else if (!syncing) {
      endpoint.state = EndpointHealth.State.CONNECTED;
    }
  }
}
