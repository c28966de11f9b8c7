package xyz.infinitehash.stratum.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/**
 * A Stratum server's settings.
 *
 * @param listen where; port 0 takes a free one
 * @param transport how sockets are driven
 * @param eventLoops threads that read, check and write, 1 or more
 * @param extranonce2Bytes room a miner has to roll, 2 to 8; rental markets refuse less than 4
 * @param versionMask header version bits a miner may roll; BIP320's by default
 */
public record StratumConfig(
    InetSocketAddress listen,
    Transport transport,
    int eventLoops,
    int extranonce2Bytes,
    int versionMask,
    VardiffConfig vardiff,
    JobRules jobs,
    Limits limits) {
  /** Bytes of extranonce1, which the server gives to each connection. */
  public static final int EXTRANONCE1_BYTES = 4;

  /** The 16 bits BIP320 leaves to miners. */
  public static final int BIP320_MASK = 0x1fffe000;

  /** How sockets are driven. */
  public enum Transport {
    /** epoll where the machine has it, NIO elsewhere. */
    BEST,
    NIO,
    EPOLL
  }

  public StratumConfig {
    if (eventLoops < 1 || extranonce2Bytes < 2 || extranonce2Bytes > 8) {
      throw new StratumException("one event loop or more, extranonce2 of 2 to 8 bytes");
    }
  }

  /** On 127.0.0.1, a thread a core, 4 bytes of extranonce2, all limits standard. */
  public static StratumConfig onLoopback(int port) {
    return new StratumConfig(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        Transport.BEST,
        Runtime.getRuntime().availableProcessors(),
        4,
        BIP320_MASK,
        VardiffConfig.standard(),
        JobRules.standard(),
        Limits.standard());
  }

  /** The same, listening elsewhere. */
  public StratumConfig withListen(InetSocketAddress other) {
    return new StratumConfig(
        other, transport, eventLoops, extranonce2Bytes, versionMask, vardiff, jobs, limits);
  }

  /** The same with sockets driven another way. */
  public StratumConfig withTransport(Transport other, int loops) {
    return new StratumConfig(
        listen, other, loops, extranonce2Bytes, versionMask, vardiff, jobs, limits);
  }

  /** The same with another size of extranonce2. */
  public StratumConfig withExtranonce2Bytes(int bytes) {
    return new StratumConfig(
        listen, transport, eventLoops, bytes, versionMask, vardiff, jobs, limits);
  }

  /** The same with difficulty steered otherwise. */
  public StratumConfig withVardiff(VardiffConfig other) {
    return new StratumConfig(
        listen, transport, eventLoops, extranonce2Bytes, versionMask, other, jobs, limits);
  }

  /** The same with other rules for jobs. */
  public StratumConfig withJobs(JobRules other) {
    return new StratumConfig(
        listen, transport, eventLoops, extranonce2Bytes, versionMask, vardiff, other, limits);
  }

  /** The same with other limits. */
  public StratumConfig withLimits(Limits other) {
    return new StratumConfig(
        listen, transport, eventLoops, extranonce2Bytes, versionMask, vardiff, jobs, other);
  }
}
