package xyz.infinitehash.validator.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringOutcome;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.chain.SubnetHead;
import xyz.infinitehash.validator.ledger.Decision;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerStore;
import xyz.infinitehash.validator.ledger.Ledgers;
import xyz.infinitehash.validator.ledger.WindowState;
import xyz.infinitehash.validator.meter.Metered;
import xyz.infinitehash.validator.meter.WorkSource;

/**
 * Weighs epoch N's work at the start of epoch N+1. {@link #step} is called again and again, by one
 * thread; everything it needs to go on is in the ledger and on the chain, so it may be stopped, or
 * killed, between any two lines and be continued by another process.
 */
public final class WeightsTask implements AutoCloseable {
  private final SubnetChain chain;
  private final Ledgers ledgers;
  private final TaskSettings settings;
  private final ValidatorLog log;
  private final WindowCloser closer;
  private final Commitment commitment;
  private final Solitude solitude;
  private @Nullable LedgerStore held;
  private boolean saidStandingBy;
  private long aloneAt = -1;
  private long unveiledAt = -1;

  /** Does nothing yet. */
  public WeightsTask(SubnetChain chain, Ledgers ledgers, TaskSettings settings, ValidatorLog log) {
    this.chain = chain;
    this.ledgers = ledgers;
    this.settings = settings;
    this.log = log;
    this.closer = new WindowCloser(settings, log);
    this.commitment = new Commitment(chain, settings, log);
    this.solitude = new Solitude(chain, settings);
  }

  /**
   * Does all that can be done now.
   *
   * @throws xyz.infinitehash.validator.ValidatorException when chain or database failed; the ledger
   *     is given back, and the next step goes on from what it says
   */
  public Step step() {
    boolean done = false;
    try {
      Optional<LedgerStore> store = hold();
      Step step = store.isPresent() ? step(store.get()) : new Step.StandingBy();
      done = true;
      return step;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Gives the ledger back. */
  @Override
  public void close() {
    LedgerStore store = held;
    held = null;
    if (store != null) {
      store.close();
    }
  }

  private Optional<LedgerStore> hold() {
    LedgerStore now = held;
    if (now != null) {
      return Optional.of(now);
    }
    Optional<LedgerStore> opened = ledgers.open();
    if (opened.isPresent()) {
      held = opened.get();
    } else if (!saidStandingBy) {
      log.standingBy();
    }
    saidStandingBy = opened.isEmpty();
    return opened;
  }

  private Step step(LedgerStore store) {
    SubnetHead head = chain.head();
    long lastEnded = head.lastEnded().map(EpochWindow::epoch).orElse(-1L);
    for (int mechanism : settings.mechanisms()) {
      for (LedgerRow row : store.open(chain.subnet(), chain.hotkey(), mechanism)) {
        followUp(store, row, head, lastEnded);
      }
    }
    unveil(store, head);
    if (head.lastEnded().isEmpty()) {
      return new Step.Waiting("no epoch has ended yet");
    }
    EpochWindow ended = head.lastEnded().get();
    Optional<Step.InDoubt> doubt = doubt(store, ended, head);
    if (doubt.isPresent()) {
      return doubt.get();
    }
    noticeMissed(store, ended);
    WindowState state = store.window(chain.subnet(), ended);
    EpochWindow window = store.window(chain.subnet(), ended.epoch()).orElse(ended);
    if (state instanceof WindowState.Open) {
      state = closer.close(store, chain.subnet(), window, head);
    }
    return switch (state) {
      case WindowState.Open _ ->
          new Step.Waiting(String.join("; ", closer.behind(store, window.end())));
      case WindowState.Incomplete(String reason) -> new Step.NoWeights(window.epoch(), reason);
      case WindowState.Nobody(String reason) -> new Step.NoWeights(window.epoch(), reason);
      case WindowState.Closed(List<WorkSource> sources) -> weigh(store, window, sources, head);
    };
  }

  /** Once a block: what became of commits that landed. */
  private void unveil(LedgerStore store, SubnetHead head) {
    if (head.block() == unveiledAt) {
      return;
    }
    for (int mechanism : settings.mechanisms()) {
      for (LedgerRow row : store.hidden(chain.subnet(), chain.hotkey(), mechanism)) {
        commitment.unveil(store, row, head);
      }
    }
    unveiledAt = head.block();
  }

  private void followUp(LedgerStore store, LedgerRow row, SubnetHead head, long lastEnded) {
    boolean overtaken = row.key().epoch() < lastEnded;
    LedgerRow now =
        row.state() == LedgerState.DECIDED ? row : commitment.follow(store, row, head, overtaken);
    if (overtaken && now.state() == LedgerState.DECIDED) {
      commitment.giveUp(
          store,
          now,
          "overtaken by epoch %d%s"
              .formatted(lastEnded, now.reason().map(reason -> "; " + reason).orElse("")));
    }
  }

  /** Once a block, whether or not there is something to sign. */
  private Optional<Step.InDoubt> doubt(LedgerStore store, EpochWindow ended, SubnetHead head) {
    if (head.block() == aloneAt) {
      return Optional.empty();
    }
    for (int mechanism : settings.mechanisms()) {
      if (solitude.ask(store, mechanism, ended, head)
          instanceof Solitude.Answer.InDoubt(String reason)) {
        log.inDoubt(reason);
        return Optional.of(new Step.InDoubt(reason));
      }
    }
    aloneAt = head.block();
    return Optional.empty();
  }

  private void noticeMissed(LedgerStore store, EpochWindow ended) {
    Optional<Long> newest = store.newestEpoch(chain.subnet());
    if (newest.isPresent() && newest.get() + 1 < ended.epoch()) {
      log.epochsMissed(newest.get() + 1, ended.epoch() - 1);
    }
  }

  private Step weigh(
      LedgerStore store, EpochWindow window, List<WorkSource> sources, SubnetHead head) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int mechanism : settings.mechanisms()) {
      LedgerKey key = new LedgerKey(chain.subnet(), chain.hotkey(), mechanism, window.epoch());
      Optional<LedgerRow> found = store.row(key);
      LedgerRow row;
      if (found.isPresent()) {
        row = found.get();
      } else {
        Optional<Decision> decision = decide(store, key, window, sources);
        if (decision.isEmpty()) {
          return new Step.NoWeights(window.epoch(), "nobody registered worked");
        }
        row = store.decided(decision.get());
        log.decided(row);
      }
      if (row.state() == LedgerState.DECIDED) {
        row = commitment.stillRegistered(store, row, head);
      }
      if (row.state() == LedgerState.DECIDED) {
        switch (solitude.ask(store, mechanism, window, head)) {
          case Solitude.Answer.Alone _ -> row = commitment.sign(store, row, head);
          case Solitude.Answer.EpochTaken(String reason) ->
              row = commitment.giveUp(store, row, reason);
          case Solitude.Answer.InDoubt(String reason) -> {
            log.inDoubt(reason);
            return new Step.InDoubt(reason);
          }
        }
      }
      rows.add(row);
    }
    return new Step.Weighed(rows);
  }

  /** Pure but for the reads; empty when nobody worked, which is kept and said. */
  private Optional<Decision> decide(
      LedgerStore store, LedgerKey key, EpochWindow window, List<WorkSource> sources) {
    WorkByHotkey work =
        switch (store.metered(window, sources)) {
          case Metered.Whole(WorkByHotkey whole) -> whole;
          case Metered.Gap(String reason) ->
              throw new ValidatorException("stored work of a closed window is gone: " + reason);
        };
    SortedMap<AccountId, Integer> registered = chain.registered(window.endBlock());
    ScoringOutcome outcome = settings.rules().score(work, registered.keySet());
    if (!outcome.dropped().isEmpty()) {
      log.dropped(window, outcome.dropped());
    }
    return switch (outcome) {
      case ScoringOutcome.Weights paid ->
          Optional.of(
              new Decision(key, paid.rules(), paid.vector(), work, registered, window.endBlock()));
      case ScoringOutcome.NobodyWorked idle -> {
        String reason =
            "nobody registered worked; %d unregistered hotkeys did"
                .formatted(idle.dropped().byHotkey().size());
        store.windowIs(chain.subnet(), window.epoch(), new WindowState.Nobody(reason));
        log.nobodyWorked(window, idle.dropped());
        yield Optional.empty();
      }
    };
  }
}
