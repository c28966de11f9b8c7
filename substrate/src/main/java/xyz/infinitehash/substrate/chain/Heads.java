package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.util.Optional;
import xyz.infinitehash.substrate.rpc.Subscription;

/**
 * Numbers of blocks as they come; after a broken connection some are left out. A number that is not
 * above the one before says that blocks were replaced; one that is above does not say that none
 * were. What depends on it reads hashes again by number.
 */
public final class Heads implements AutoCloseable {
  private final Subscription subscription;

  Heads(Subscription subscription) {
    this.subscription = subscription;
  }

  /**
   * The next block's number.
   *
   * @return empty when none came within the time
   */
  public Optional<BlockNumber> next(Duration atMost) {
    return subscription.next(atMost).map(Json::blockNumber);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
