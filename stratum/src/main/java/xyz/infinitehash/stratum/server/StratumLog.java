package xyz.infinitehash.stratum.server;

import java.net.InetSocketAddress;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.WorkerName;

/**
 * What an operator reads of the server, a method a sentence; every method does nothing unless it is
 * overridden. Called on I/O threads: must not block. Storms are held back before they come here.
 */
public interface StratumLog {
  /** The server listens. */
  default void listening(InetSocketAddress address, String transport) {}

  /** A new job went out; {@code newBlock} when the work before it is over. */
  default void job(long height, boolean newBlock, int transactionsDepth) {}

  /** A worker was let in. */
  default void authorized(InetSocketAddress peer, WorkerName worker, String userAgent) {}

  /** A worker name was refused; said once a connection. */
  default void refusedName(InetSocketAddress peer, String reason) {}

  /** A connection was closed by us; ordinary ends are not told. */
  default void closed(InetSocketAddress peer, String reason) {}

  /** A connection sends refused lines in a storm and is read slower; said once a connection. */
  default void throttled(InetSocketAddress peer, String lastReason) {}

  /** A share met the network's target. */
  default void blockFound(AcceptedShare share) {}

  /** A fault of ours on one connection, which was closed; said for each. */
  default void fault(InetSocketAddress peer, Throwable fault) {}
}
