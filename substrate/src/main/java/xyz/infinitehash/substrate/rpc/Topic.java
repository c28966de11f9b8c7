package xyz.infinitehash.substrate.rpc;

import java.util.List;

/**
 * What to subscribe to.
 *
 * @param renewed whether it is subscribed again after the connection broke; one that is not ends
 *     with {@link RpcException.Disconnected} (the watch of an extrinsic must not submit it a second
 *     time)
 */
public record Topic(String subscribe, List<?> params, String unsubscribe, boolean renewed) {
  /** Headers of new best blocks. */
  public static final Topic NEW_HEADS =
      new Topic("chain_subscribeNewHeads", List.of(), "chain_unsubscribeNewHeads", true);

  /** Headers of finalized blocks. */
  public static final Topic FINALIZED_HEADS =
      new Topic(
          "chain_subscribeFinalizedHeads", List.of(), "chain_unsubscribeFinalizedHeads", true);

  /** The runtime version, at once and at each change. */
  public static final Topic RUNTIME_VERSION =
      new Topic(
          "state_subscribeRuntimeVersion", List.of(), "state_unsubscribeRuntimeVersion", true);

  public Topic {
    params = List.copyOf(params);
  }

  /** Submits an extrinsic ({@code 0x} hex) and follows it; never renewed. */
  public static Topic watch(String extrinsicHex) {
    return new Topic(
        "author_submitAndWatchExtrinsic", List.of(extrinsicHex), "author_unwatchExtrinsic", false);
  }
}
