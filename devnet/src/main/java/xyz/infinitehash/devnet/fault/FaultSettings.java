package xyz.infinitehash.devnet.fault;

import java.time.InstantSource;

/**
 * What a devnet's faults need.
 *
 * @param endpoints how many JSON-RPC servers there are, 1 to 16
 * @param seed what a reorganisation shuffles by
 * @param clock how long an endpoint is away is told by this one
 */
public record FaultSettings(int endpoints, long seed, InstantSource clock) {
  /** One endpoint, the system's clock. */
  public static final FaultSettings DEFAULT = new FaultSettings(1, 0, InstantSource.system());

  public FaultSettings {
    if (endpoints < 1 || endpoints > 16) {
      throw new IllegalArgumentException("1 to 16 endpoints, not " + endpoints);
    }
  }
}
