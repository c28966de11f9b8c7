package xyz.infinitehash.app.ops;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.WorkerName;

/** The Stratum server's sentences in the log. */
public final class SpokenStratumLog implements StratumLog {
  private static final Logger LOG = LoggerFactory.getLogger("xyz.infinitehash.pool");

  @Override
  public void listening(InetSocketAddress address, String transport) {
    LOG.info("listening on {} ({})", address, transport);
  }

  @Override
  public void job(long height, boolean newBlock, int depth) {
    LOG.debug("job at height {}{}", height, newBlock ? ", new block" : "");
  }

  @Override
  public void authorized(InetSocketAddress peer, WorkerName worker, String userAgent) {
    LOG.info("{} mines as {} ({})", peer, worker, userAgent);
  }

  @Override
  public void refusedName(InetSocketAddress peer, String reason) {
    LOG.info("{} was not let in: {}", peer, reason);
  }

  @Override
  public void closed(InetSocketAddress peer, String reason) {
    LOG.info("{} was disconnected: {}", peer, reason);
  }

  @Override
  public void throttled(InetSocketAddress peer, String lastReason) {
    LOG.warn(
        "{} sends bad lines in a storm and is read slower; the last one: {}", peer, lastReason);
  }

  @Override
  public void blockFound(AcceptedShare share) {
    LOG.info("{} met the network's target", share.worker());
  }

  @Override
  public void fault(InetSocketAddress peer, Throwable fault) {
    LOG.error("a fault of ours on the connection of {}", peer, fault);
  }
}
