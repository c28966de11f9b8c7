package xyz.infinitehash.app.ops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.validator.intake.IntakeLog;

/** The share store's sentences in the log. */
public final class SpokenIntakeLog implements IntakeLog {
  private static final Logger LOG = LoggerFactory.getLogger("xyz.infinitehash.intake");

  @Override
  public void databaseGone(String reason) {
    LOG.error("the database is gone, shares wait in memory unacknowledged: {}", reason);
  }

  @Override
  public void databaseBack(int waiting) {
    LOG.info("the database is back, {} shares were waiting", waiting);
  }

  @Override
  public void bufferFull(int capacity) {
    LOG.error("{} shares wait for the database; from now on shares are refused", capacity);
  }

  @Override
  public void shareUnstorable(AcceptedShare share, String reason) {
    LOG.error("a share of {} cannot be stored: {}", share.worker(), reason);
  }

  @Override
  public void lostAtClose(int shares) {
    LOG.warn("stopped without the database: {} unacknowledged shares were refused", shares);
  }
}
