package xyz.infinitehash.validator.service;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.validator.intake.IntakeLog;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.postgres.PostgresLog;
import xyz.infinitehash.validator.task.ValidatorLog;

/**
 * All the sentences an operator reads, in one place; alerts are errors, the rest is information.
 */
public final class OperatorLog implements ValidatorLog, IntakeLog, PostgresLog {
  private static final Logger LOG = LoggerFactory.getLogger("xyz.infinitehash.validator");

  @Override
  public void unpacking(String version, Path folder) {
    LOG.info("Unpacking PostgreSQL {} into {}; this happens once.", version, folder);
  }

  @Override
  public void creating(Path data) {
    LOG.info("Creating an empty database in {}.", data);
  }

  @Override
  public void started(int port, Path data) {
    LOG.info("PostgreSQL runs on 127.0.0.1:{}, data in {}.", port, data);
  }

  @Override
  public void joined(int port) {
    LOG.info("PostgreSQL was running on 127.0.0.1:{}; using it.", port);
  }

  @Override
  public void restarted(int port) {
    LOG.warn("PostgreSQL had gone and was started again on 127.0.0.1:{}.", port);
  }

  @Override
  public void stopped(Path data) {
    LOG.info("PostgreSQL stopped; data stay in {}.", data);
  }

  @Override
  public void databaseGone(String reason) {
    LOG.error("The database cannot be written, shares wait in memory: {}", reason);
  }

  @Override
  public void databaseBack(int waiting) {
    LOG.info("The database is back; {} shares were waiting.", waiting);
  }

  @Override
  public void bufferFull(int capacity) {
    LOG.error("{} shares wait for the database; further ones are refused.", capacity);
  }

  @Override
  public void shareUnstorable(AcceptedShare share, String reason) {
    LOG.error("A share of {} can never be stored and was refused: {}", share.worker(), reason);
  }

  @Override
  public void poolSilent(String source, String reason) {
    LOG.error("The pool {} gives no whole answer: {}", source, reason);
  }

  @Override
  public void poolBack(String source) {
    LOG.info("The pool {} answers again.", source);
  }

  @Override
  public void lostAtClose(int shares) {
    LOG.error("{} shares were refused at the end: the database was gone.", shares);
  }

  @Override
  public void windowClosed(EpochWindow window, WorkByHotkey work) {
    LOG.info(
        "Epoch {} is complete: {} by {} hotkeys between {} and {}.",
        window.epoch(),
        work.total(),
        work.byHotkey().size(),
        window.start(),
        window.end());
  }

  @Override
  public void windowIncomplete(EpochWindow window, String reason) {
    LOG.error("ALERT: no weights for epoch {}: {}", window.epoch(), reason);
  }

  @Override
  public void nobodyWorked(EpochWindow window, WorkByHotkey dropped) {
    LOG.warn(
        "No weights for epoch {}: no registered hotkey worked ({} unregistered ones did).",
        window.epoch(),
        dropped.byHotkey().size());
  }

  @Override
  public void epochsMissed(long first, long last) {
    LOG.error(
        "ALERT: no weights for epochs {} to {}: they ended while the validator did not run or had"
            + " no chain.",
        first,
        last);
  }

  @Override
  public void dropped(EpochWindow window, WorkByHotkey dropped) {
    LOG.warn(
        "Epoch {}: {} by hotkeys that are not registered is paid to nobody: {}",
        window.epoch(),
        dropped.total(),
        dropped.byHotkey().keySet());
  }

  @Override
  public void decided(LedgerRow row) {
    LOG.info(
        "Epoch {} mechanism {}: {} hotkeys get weights by {}.",
        row.key().epoch(),
        row.key().mechanism(),
        row.vector().byHotkey().size(),
        row.rules());
  }

  @Override
  public void decidedAgain(LedgerRow before, LedgerRow anew) {
    Set<AccountId> lost = new TreeSet<>(before.vector().byHotkey().keySet());
    lost.removeAll(anew.vector().byHotkey().keySet());
    LOG.warn(
        "Epoch {} mechanism {}: decided anew, these lost their slot before block {}: {}",
        anew.key().epoch(),
        anew.key().mechanism(),
        anew.registeredBlock(),
        lost);
  }

  @Override
  public void signed(LedgerRow row) {
    LOG.info(
        "Epoch {} mechanism {}: signed, attempt {}: {}",
        row.key().epoch(),
        row.key().mechanism(),
        row.attempt(),
        row.signed().map(Object::toString).orElse("nothing"));
  }

  @Override
  public void refused(LedgerRow row, String reason) {
    LOG.warn(
        "Epoch {} mechanism {}: not now: {}", row.key().epoch(), row.key().mechanism(), reason);
  }

  @Override
  public void included(LedgerRow row) {
    LOG.info(
        "Epoch {} mechanism {}: weights are in block {}.",
        row.key().epoch(),
        row.key().mechanism(),
        row.landing().map(landing -> landing.block()).orElse(0L));
  }

  @Override
  public void revealed(LedgerRow row) {
    LOG.info(
        "Epoch {} mechanism {}: the chain revealed the weights{}.",
        row.key().epoch(),
        row.key().mechanism(),
        row.landing()
            .flatMap(landing -> landing.revealedBlock())
            .map(" in block %d"::formatted)
            .orElse(""));
  }

  @Override
  public void notRevealed(LedgerRow row, String reason) {
    LOG.error(
        "ALERT: the weights of epoch {} mechanism {} were committed and never revealed: {}",
        row.key().epoch(),
        row.key().mechanism(),
        reason);
  }

  @Override
  public void attemptOver(LedgerRow row, String outcome) {
    LOG.warn(
        "Epoch {} mechanism {}: attempt {} is over: {}",
        row.key().epoch(),
        row.key().mechanism(),
        row.attempt(),
        outcome);
  }

  @Override
  public void gaveUp(LedgerRow row, String reason) {
    LOG.error(
        "ALERT: no weights for epoch {} mechanism {}: {}",
        row.key().epoch(),
        row.key().mechanism(),
        reason);
  }

  @Override
  public void inDoubt(String reason) {
    LOG.error("ALERT: nothing is signed any more: {}", reason);
  }

  @Override
  public void standingBy() {
    LOG.info("Another validator process holds the ledger; this one stands by.");
  }

  @Override
  public void unavailable(String reason) {
    LOG.error("Chain or database are away: {}", reason);
  }

  @Override
  public void available() {
    LOG.info("Chain and database are back.");
  }
}
