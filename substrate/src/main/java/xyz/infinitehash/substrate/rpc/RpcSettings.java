package xyz.infinitehash.substrate.rpc;

import java.time.Duration;

/**
 * Times and bounds of a connection. Pings are frequent, for the JDK's WebSocket does not report a
 * socket that closes in the middle of a frame. Together the bounds say how much memory a hostile
 * node can take: about one message being read, one queue of early notifications and one queue a
 * subscription, each no more than a message long.
 *
 * @param connectTimeout for TCP, TLS and the WebSocket handshake together
 * @param pingEvery a ping goes out when nothing came for this long
 * @param pongWithin then the connection counts as dead when nothing comes for this long
 * @param backoff pauses before an endpoint that failed is tried again
 * @param freshness when a node counts as behind
 * @param longestMessage characters of one message; metadata has about 700,000, a full block below
 *     20 million
 * @param mostTokens JSON tokens of one message
 * @param mostCalls calls under way; eight times as many more wait for a place
 * @param mostSubscriptions subscriptions open
 * @param mostQueued notifications waiting in one subscription
 */
public record RpcSettings(
    Duration connectTimeout,
    Duration pingEvery,
    Duration pongWithin,
    Backoff backoff,
    Freshness freshness,
    int longestMessage,
    int mostTokens,
    int mostCalls,
    int mostSubscriptions,
    int mostQueued) {
  /** What a validator wants. */
  public static final RpcSettings STANDARD =
      new RpcSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(6),
          Duration.ofSeconds(6),
          Backoff.STANDARD,
          Freshness.STANDARD,
          32 << 20,
          250_000,
          512,
          128,
          256);

  public RpcSettings withBackoff(Backoff value) {
    return new RpcSettings(
        connectTimeout,
        pingEvery,
        pongWithin,
        value,
        freshness,
        longestMessage,
        mostTokens,
        mostCalls,
        mostSubscriptions,
        mostQueued);
  }

  public RpcSettings withPings(Duration every, Duration within) {
    return new RpcSettings(
        connectTimeout,
        every,
        within,
        backoff,
        freshness,
        longestMessage,
        mostTokens,
        mostCalls,
        mostSubscriptions,
        mostQueued);
  }

  public RpcSettings withLongestMessage(int value) {
    return new RpcSettings(
        connectTimeout,
        pingEvery,
        pongWithin,
        backoff,
        freshness,
        value,
        mostTokens,
        mostCalls,
        mostSubscriptions,
        mostQueued);
  }

  public RpcSettings withMostCalls(int value) {
    return new RpcSettings(
        connectTimeout,
        pingEvery,
        pongWithin,
        backoff,
        freshness,
        longestMessage,
        mostTokens,
        value,
        mostSubscriptions,
        mostQueued);
  }

  public RpcSettings withMostQueued(int value) {
    return new RpcSettings(
        connectTimeout,
        pingEvery,
        pongWithin,
        backoff,
        freshness,
        longestMessage,
        mostTokens,
        mostCalls,
        mostSubscriptions,
        value);
  }
}
