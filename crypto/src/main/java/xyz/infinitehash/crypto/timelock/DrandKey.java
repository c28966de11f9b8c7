package xyz.infinitehash.crypto.timelock;

import java.time.Duration;
import java.time.Instant;
import supranational.blst.P2;
import supranational.blst.SecretKey;
import xyz.infinitehash.crypto.CryptoException;

/**
 * A drand network in one hand: it knows every pulse at any time. For development chains and tests;
 * whoever holds it reads everything that is locked to its rounds.
 */
public final class DrandKey {
  private final SecretKey secret = new SecretKey();

  /**
   * Derives a key.
   *
   * @param seed 32 bytes or more
   * @throws CryptoException when there are fewer
   */
  public DrandKey(byte[] seed) {
    if (seed.length < 32) {
      throw new CryptoException("a seed has 32 bytes at least, not " + seed.length);
    }
    secret.keygen(seed.clone());
  }

  /** The network that this key signs for. */
  public DrandNetwork network(Instant genesis, Duration period) {
    return new DrandNetwork(new P2(secret).compress(), genesis, period);
  }

  /**
   * The pulse of a round.
   *
   * @param round 1 or more
   */
  public Pulse pulse(long round) {
    return new Pulse(round, Bls.identity(round).sign_with(secret).compress());
  }

  @Override
  public String toString() {
    return "drand key of one's own";
  }
}
