package xyz.infinitehash.stratum.server;

import java.time.Duration;
import xyz.infinitehash.stratum.StratumException;

/**
 * What one peer, and all of them together, may cost.
 *
 * @param connections open at once
 * @param connectionsPerAddress of them from one IP address
 * @param peer of each connection
 * @param patience of each connection
 * @param duplicateBytes memory for telling duplicates, of the whole server; beyond it shares are
 *     refused, not forgotten
 */
public record Limits(
    int connections, int connectionsPerAddress, Peer peer, Patience patience, long duplicateBytes) {
  /**
   * What one connection may cost.
   *
   * @param lineBytes longest line, without its end; a longer one closes the connection
   * @param workers authorized on it
   * @param pendingShares waiting for the sink before it is read no further
   * @param outboundBytes unread by the peer before it is closed as a slow reader
   * @param malformedLines in a row before it is closed as no miner
   * @param refusals an unbroken burst of refused lines; what comes faster is read slower
   * @param refusalsPerSecond how fast that allowance comes back
   */
  public record Peer(
      int lineBytes,
      int workers,
      int pendingShares,
      int outboundBytes,
      int malformedLines,
      int refusals,
      int refusalsPerSecond) {
    public Peer {
      if (workers < 1 || pendingShares < 1 || malformedLines < 1) {
        throw new StratumException("a limit is at least 1");
      }
      if (refusals < 1 || refusalsPerSecond < 1) {
        throw new StratumException("an allowance of refusals is at least 1");
      }
      if (lineBytes < 512 || outboundBytes < 16_384) {
        throw new StratumException("lines of 512 bytes, 16 kB outbound at the least");
      }
    }
  }

  /**
   * How long a connection is waited for.
   *
   * @param authorization from connect to the first authorized worker
   * @param idle without a whole line
   * @param line for a line that was begun
   */
  public record Patience(Duration authorization, Duration idle, Duration line) {}

  public Limits {
    if (connections < 1 || connectionsPerAddress < 1 || duplicateBytes < 0) {
      throw new StratumException("at least one connection");
    }
  }

  /** 20,000 connections, 16 kB lines, 30 s to authorize, 30 min idle, 128 MB for duplicates. */
  public static Limits standard() {
    return new Limits(
        20_000,
        20_000,
        new Peer(16_384, 4_096, 1_024, 262_144, 64, 2_000, 200),
        new Patience(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofSeconds(30)),
        128L << 20);
  }

  /** The same with other numbers of connections. */
  public Limits withConnections(int all, int perAddress) {
    return new Limits(all, perAddress, peer, patience, duplicateBytes);
  }

  /** The same with other limits of a connection. */
  public Limits withPeer(Peer other) {
    return new Limits(connections, connectionsPerAddress, other, patience, duplicateBytes);
  }

  /** The same with other time-outs. */
  public Limits withPatience(Patience other) {
    return new Limits(connections, connectionsPerAddress, peer, other, duplicateBytes);
  }

  /** The same with other memory for telling duplicates. */
  public Limits withDuplicateBytes(long bytes) {
    return new Limits(connections, connectionsPerAddress, peer, patience, bytes);
  }

  /** The same with another allowance of refused lines. */
  public Limits withRefusals(int burst, int perSecond) {
    return withPeer(
        new Peer(
            peer.lineBytes(),
            peer.workers(),
            peer.pendingShares(),
            peer.outboundBytes(),
            peer.malformedLines(),
            burst,
            perSecond));
  }
}
