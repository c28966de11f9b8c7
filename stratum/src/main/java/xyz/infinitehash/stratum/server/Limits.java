package xyz.infinitehash.stratum.server;

import java.time.Duration;
import xyz.infinitehash.stratum.StratumException;

/**
 * What one peer, and all of them together, may cost.
 *
 * @param connections open at once
 * @param connectionsPerAddress of them from one IP address
 * @param lineBytes longest line, without its end; a longer one closes the connection
 * @param workers authorized on one connection
 * @param pendingShares waiting for the sink on one connection before it is read no further
 * @param outboundBytes unread by the peer before it is closed as a slow reader
 * @param malformedLines in a row before the connection is closed as no miner
 * @param refusals an unbroken burst of refused lines; what comes faster is read slower
 * @param refusalsPerSecond how fast that allowance comes back
 * @param authorizationTimeout from connect to the first authorized worker
 * @param idleTimeout without a whole line
 * @param lineTimeout for a line that was begun
 * @param duplicateBytes memory for telling duplicates, of the whole server
 */
public record Limits(
    int connections,
    int connectionsPerAddress,
    int lineBytes,
    int workers,
    int pendingShares,
    int outboundBytes,
    int malformedLines,
    int refusals,
    int refusalsPerSecond,
    Duration authorizationTimeout,
    Duration idleTimeout,
    Duration lineTimeout,
    long duplicateBytes) {
  public Limits {
    if (connections < 1
        || connectionsPerAddress < 1
        || workers < 1
        || pendingShares < 1
        || malformedLines < 1
        || refusals < 1
        || refusalsPerSecond < 1) {
      throw new StratumException("a limit is at least 1");
    }
    if (lineBytes < 512 || outboundBytes < 16_384) {
      throw new StratumException("lines of 512 bytes, 16 kB outbound at the least");
    }
  }

  /** 20,000 connections, 16 kB lines, 30 s to authorize, 30 min idle, 128 MB for duplicates. */
  public static Limits standard() {
    return new Limits(
        20_000,
        20_000,
        16_384,
        4_096,
        1_024,
        262_144,
        64,
        2_000,
        200,
        Duration.ofSeconds(30),
        Duration.ofMinutes(30),
        Duration.ofSeconds(30),
        128L << 20);
  }

  /** The same with other time-outs. */
  public Limits withTimeouts(Duration authorization, Duration idle, Duration line) {
    return new Limits(
        connections,
        connectionsPerAddress,
        lineBytes,
        workers,
        pendingShares,
        outboundBytes,
        malformedLines,
        refusals,
        refusalsPerSecond,
        authorization,
        idle,
        line,
        duplicateBytes);
  }

  /** The same with other numbers of connections. */
  public Limits withConnections(int all, int perAddress) {
    return new Limits(
        all,
        perAddress,
        lineBytes,
        workers,
        pendingShares,
        outboundBytes,
        malformedLines,
        refusals,
        refusalsPerSecond,
        authorizationTimeout,
        idleTimeout,
        lineTimeout,
        duplicateBytes);
  }

  /** The same with another allowance of refused lines. */
  public Limits withRefusals(int burst, int perSecond) {
    return new Limits(
        connections,
        connectionsPerAddress,
        lineBytes,
        workers,
        pendingShares,
        outboundBytes,
        malformedLines,
        burst,
        perSecond,
        authorizationTimeout,
        idleTimeout,
        lineTimeout,
        duplicateBytes);
  }
}
