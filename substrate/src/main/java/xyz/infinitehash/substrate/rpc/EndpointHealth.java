package xyz.infinitehash.substrate.rpc;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one endpoint stands.
 *
 * @param name scheme, host and port; never user, path or query, which may hold an API key
 * @param inUse whether calls go to it at present
 * @param failures losses and failed attempts in a row, 0 once it has answered a call
 * @param lastLoss why it was last left or lost, for people; empty when it never was
 * @param restsUntil until when it is not tried, empty when it may be
 * @param head number of the best block it told of last, empty before it told of one
 */
public record EndpointHealth(
    String name,
    State state,
    boolean inUse,
    int failures,
    String lastLoss,
    Optional<Instant> restsUntil,
    OptionalLong head) {
  /** What is known of it. */
  public enum State {
    /** Not in use, and may be. */
    READY,
    /** In use and sound. */
    CONNECTED,
    /** It failed or limits the rate, and is left alone for a while. */
    RESTING,
    /** It syncs, is stale or silent: used only when there is no other. */
    BEHIND,
    /** Its genesis is another one: no call ever goes to it. */
    WRONG_CHAIN
  }

  /** What may be told of an address: {@code wss://host:port}. */
  public static String nameOf(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
