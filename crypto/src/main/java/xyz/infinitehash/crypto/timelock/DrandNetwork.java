package xyz.infinitehash.crypto.timelock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import supranational.blst.P2_Affine;
import xyz.infinitehash.crypto.CryptoException;

/**
 * A network of drand nodes: whose signatures come when. One of its scheme has public keys in G2 and
 * unchained signatures in G1, as quicknet has.
 */
public final class DrandNetwork {
  /** Bytes of a public key: a compressed point of G2. */
  public static final int PUBLIC_KEY_BYTES = Bls.G2_BYTES;

  private static final String QUICKNET_KEY =
      "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
          + "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
          + "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";

  private static final String QUICKNET_HASH =
      "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

  private final byte[] publicKey;
  private final P2_Affine point;
  private final Instant genesis;
  private final Duration period;

  /**
   * @param publicKey 96 bytes
   * @param genesis time of round 1
   * @param period from one round to the next, more than 0
   * @throws CryptoException when the key is no point of its group or the period is not positive
   */
  public DrandNetwork(byte[] publicKey, Instant genesis, Duration period) {
    if (!period.isPositive()) {
      throw new CryptoException("a drand network has a period, not " + period);
    }
    this.point = Bls.g2(publicKey);
    this.publicKey = publicKey.clone();
    this.genesis = genesis;
    this.period = period;
  }

  /**
   * Quicknet, the public network Bittensor uses: a round every 3 seconds since 23 August 2023.
   *
   * @throws CryptoException on a platform for which there is no native BLS library
   */
  public static DrandNetwork quicknet() {
    return Quicknet.NETWORK;
  }

  /**
   * The hash that names quicknet among drand's networks, 32 bytes: SHA-256 of period, genesis, key,
   * group and name.
   */
  public static byte[] quicknetHash() {
    return HexFormat.of().parseHex(QUICKNET_HASH);
  }

  /** Made at first use, so that nobody loads the native library who does not ask for it. */
  private static final class Quicknet {
    static final DrandNetwork NETWORK =
        new DrandNetwork(
            HexFormat.of().parseHex(QUICKNET_KEY),
            Instant.ofEpochSecond(1_692_803_367),
            Duration.ofSeconds(3));
  }

  /** A copy of the 96 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Time of round 1. */
  public Instant genesis() {
    return genesis;
  }

  /** Time from one round to the next. */
  public Duration period() {
    return period;
  }

  /** The newest round at a time; 0 before the first. */
  public long roundAt(Instant time) {
    return time.isBefore(genesis) ? 0 : Duration.between(genesis, time).dividedBy(period) + 1;
  }

  /**
   * When a round is published.
   *
   * @param round 1 or more
   */
  public Instant timeOf(long round) {
    return genesis.plus(period.multipliedBy(round - 1));
  }

  /** Whether a pulse is this network's; false for any other bytes. */
  public boolean verifies(Pulse pulse) {
    try {
      return Bls.verifies(point, pulse.round(), Bls.g1(pulse.signature()));
    } catch (CryptoException e) {
      return false;
    }
  }

  P2_Affine point() {
    return point;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DrandNetwork network
        && Arrays.equals(publicKey, network.publicKey)
        && genesis.equals(network.genesis)
        && period.equals(network.period);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(publicKey);
  }

  /** The beginning of its public key, and its clock. */
  @Override
  public String toString() {
    return "drand "
        + HexFormat.of().formatHex(publicKey, 0, 4)
        + ", every "
        + period
        + " since "
        + genesis;
  }
}
