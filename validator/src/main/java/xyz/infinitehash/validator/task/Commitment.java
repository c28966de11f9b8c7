package xyz.infinitehash.validator.task;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringOutcome;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.Reveal;
import xyz.infinitehash.validator.chain.SignedWeights;
import xyz.infinitehash.validator.chain.Submission;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.chain.SubnetHead;
import xyz.infinitehash.validator.ledger.Decision;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerStore;

/**
 * Moves one row as far as it goes at one head. The order is the law: bytes are kept before they
 * leave, the same bytes leave again and again, and others are made only when these were found in a
 * finalized block and failed, or when the last block that may hold them is finalized without them.
 */
final class Commitment {
  private final SubnetChain chain;
  private final TaskSettings settings;
  private final ValidatorLog log;

  /** Newest block searched for an extrinsic, by its hash; a hint only, lost with the process. */
  private final Map<String, Long> searched = new HashMap<>();

  Commitment(SubnetChain chain, TaskSettings settings, ValidatorLog log) {
    this.chain = chain;
    this.settings = settings;
    this.log = log;
  }

  /**
   * A row that has no bytes in flight: when a hotkey of its vector has lost its slot since, the
   * chain would scale the others up. So the vector is made anew, by the same rules from the same
   * work, of those that were registered at the window's end and still are.
   */
  LedgerRow stillRegistered(LedgerStore store, LedgerRow row, SubnetHead head) {
    Set<AccountId> now = chain.registered(head.block()).keySet();
    if (now.containsAll(row.vector().byHotkey().keySet())) {
      return row;
    }
    Decision first = store.inputs(row);
    TreeSet<AccountId> still = new TreeSet<>(first.registered().keySet());
    still.retainAll(now);
    return switch (ScoringRules.named(row.rules()).score(first.work(), still)) {
      case ScoringOutcome.Weights paid -> {
        LedgerRow anew = store.decidedAgain(row, paid.vector(), head.block());
        log.decidedAgain(row, anew);
        yield anew;
      }
      case ScoringOutcome.NobodyWorked _ ->
          giveUp(store, row, "none of the hotkeys of the vector is registered any more");
    };
  }

  /** A row that has no bytes in flight: makes some, unless it must wait. */
  LedgerRow sign(LedgerStore store, LedgerRow row, SubnetHead head) {
    if (row.attempt() > settings.attempts()) {
      String last = row.reason().orElse("unknown");
      return giveUp(store, row, "%d attempts, the last: %s".formatted(row.attempt() - 1, last));
    }
    if (head.block() < row.notBeforeBlock()) {
      return row;
    }
    Optional<String> obstacle = chain.obstacle(row.key().mechanism(), row.vector(), head);
    if (obstacle.isPresent()) {
      if (row.reason().equals(obstacle)) {
        return row;
      }
      LedgerRow waiting = store.waits(row, obstacle.get());
      log.refused(waiting, obstacle.get());
      return waiting;
    }
    SignedWeights signed = chain.sign(row.key().mechanism(), row.vector(), head);
    LedgerRow kept = store.signed(row, signed);
    log.signed(kept);
    return submit(store, kept, signed);
  }

  /**
   * A row that has bytes in flight: looks whether they landed, can never land, or must be offered
   * again.
   *
   * @param overtaken the next epoch ended already: do not help these bytes along any more
   */
  LedgerRow follow(LedgerStore store, LedgerRow row, SubnetHead head, boolean overtaken) {
    SignedWeights signed = row.signed().orElseThrow();
    long from = Math.max(signed.birthBlock(), searched.getOrDefault(signed.hash(), -1L) + 1);
    long to = Math.min(head.block(), signed.lastBlock());
    Optional<Landing> landing =
        from <= to ? chain.find(row.key().mechanism(), signed, from, to) : Optional.empty();
    if (landing.isPresent()) {
      searched.remove(signed.hash());
      return landed(store, row, landing.get());
    }
    if (head.block() >= signed.lastBlock()) {
      searched.remove(signed.hash());
      return over(
          store,
          row,
          "not in any block up to %d, the last it could be in".formatted(signed.lastBlock()),
          0);
    }
    searched.put(signed.hash(), to);
    return overtaken ? row : submit(store, row, signed);
  }

  /** A row whose commit landed and is not revealed yet: looks what became of it. */
  LedgerRow unveil(LedgerStore store, LedgerRow row, SubnetHead head) {
    return switch (chain.reveal(
        row.key().mechanism(), row.vector(), row.landing().orElseThrow(), head)) {
      case Reveal.Waiting _ -> row;
      case Reveal.Revealed(Optional<Long> block) -> {
        LedgerRow revealed = store.revealed(row, block);
        log.revealed(revealed);
        yield revealed;
      }
      case Reveal.Lost(String reason) -> {
        LedgerRow lost = store.lost(row, reason);
        log.notRevealed(lost, reason);
        yield lost;
      }
    };
  }

  /** Gives a row up that has no bytes in flight. */
  LedgerRow giveUp(LedgerStore store, LedgerRow row, String reason) {
    LedgerRow expired = store.expired(row, reason);
    log.gaveUp(expired, reason);
    return expired;
  }

  private LedgerRow landed(LedgerStore store, LedgerRow row, Landing landing) {
    if (landing.error().isEmpty()) {
      LedgerRow included = store.included(row, landing);
      log.included(included);
      return included;
    }
    return over(
        store,
        row,
        "in block %d, and failed: %s".formatted(landing.block(), landing.error().get()),
        landing.block() + settings.retryBlocks());
  }

  private LedgerRow over(LedgerStore store, LedgerRow row, String outcome, long notBefore) {
    LedgerRow again = store.again(row, outcome, notBefore);
    log.attemptOver(row, outcome);
    return again;
  }

  private LedgerRow submit(LedgerStore store, LedgerRow row, SignedWeights signed) {
    Optional<String> refusal =
        switch (chain.submit(signed)) {
          case Submission.Pooled _ -> Optional.empty();
          case Submission.Refused(String reason) -> Optional.of(reason);
        };
    boolean news = row.state() != LedgerState.SENT || !row.reason().equals(refusal);
    if (!news) {
      return row;
    }
    LedgerRow sent = store.sent(row, refusal);
    refusal.ifPresent(reason -> log.refused(sent, reason));
    return sent;
  }
}
