package xyz.infinitehash.validator.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringOutcome;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.ledger.Decision;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerTable;
import xyz.infinitehash.validator.ledger.WindowTable;
import xyz.infinitehash.validator.meter.Metered;
import xyz.infinitehash.validator.meter.WindowMeter;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.store.Database;

/**
 * Computes an epoch's weights anew from the stored shares and answers and the chain's own list of
 * hotkeys, and compares them with the ledger and with the chain (law L3). Changes nothing.
 */
public record EpochAudit(Database database, SubnetChain chain) {
  /** What the database has of one epoch, read in one transaction. */
  private record Stored(
      LedgerRow row, EpochWindow window, Decision inputs, Metered metered, ShareCheck shares) {}

  /** The report; empty when the ledger has no row for the key. */
  public Optional<AuditReport> of(LedgerKey key) {
    return stored(key).map(this::compare);
  }

  private Optional<Stored> stored(LedgerKey key) {
    return database.inTransaction(
        "reading for an audit",
        connection -> {
          Optional<LedgerRow> row = LedgerTable.row(connection, key);
          if (row.isEmpty()) {
            return Optional.empty();
          }
          EpochWindow window =
              WindowTable.entry(connection, key.subnet(), key.epoch()).orElseThrow().window();
          List<WorkSource> sources = WindowTable.sources(connection, key.subnet(), key.epoch());
          boolean shares = sources.stream().anyMatch(WorkSource.Shares.class::isInstance);
          return Optional.of(
              new Stored(
                  row.get(),
                  window,
                  LedgerTable.inputs(connection, row.get()),
                  WindowMeter.of(connection, window, sources),
                  shares ? ShareCheck.of(connection, window) : ShareCheck.NONE));
        });
  }

  private AuditReport compare(Stored stored) {
    LedgerRow row = stored.row();
    SortedMap<AccountId, Integer> registered = chain.registered(stored.window().endBlock());
    TreeSet<AccountId> still = new TreeSet<>(registered.keySet());
    if (row.registeredBlock() != stored.window().endBlock()) {
      still.retainAll(chain.registered(row.registeredBlock()).keySet());
    }
    List<String> differences = new ArrayList<>(stored.shares().wrong());
    WorkByHotkey work =
        switch (stored.metered()) {
          case Metered.Whole(WorkByHotkey whole) -> whole;
          case Metered.Gap(String reason) -> {
            differences.add(reason);
            yield WorkByHotkey.EMPTY;
          }
        };
    ScoringOutcome outcome = ScoringRules.named(row.rules()).score(work, still);
    SortedMap<AccountId, Integer> recomputed =
        switch (outcome) {
          case ScoringOutcome.Weights paid -> paid.vector().byHotkey();
          case ScoringOutcome.NobodyWorked _ -> new TreeMap<>();
        };
    compare("work", "stored inputs", stored.inputs().work().byHotkey(), work.byHotkey())
        .forEach(differences::add);
    compare("uid", "stored inputs", stored.inputs().registered(), registered)
        .forEach(differences::add);
    compare("weight", "the ledger", row.vector().byHotkey(), recomputed).forEach(differences::add);
    Optional<SortedMap<AccountId, Integer>> onChain =
        row.landing()
            .flatMap(Landing::standsSince)
            .flatMap(b -> chain.weightsRow(row.key().mechanism(), b));
    if (onChain.isPresent()) {
      compare("weight", "the chain", onChain.get(), recomputed).forEach(differences::add);
    } else if (row.landing().isPresent()) {
      differences.add(
          row.landing().get().standsSince().isPresent()
              ? "the chain shows no weights of the validator"
              : "the commit of block %d was not seen revealed"
                  .formatted(row.landing().get().block()));
    }
    return new AuditReport(
        row, stored.window(), work, recomputed, onChain, stored.shares(), differences);
  }

  private static <T> List<String> compare(
      String what, String where, Map<AccountId, T> there, Map<AccountId, T> anew) {
    TreeSet<AccountId> hotkeys = new TreeSet<>(there.keySet());
    hotkeys.addAll(anew.keySet());
    List<String> differences = new ArrayList<>();
    for (AccountId hotkey : hotkeys) {
      Optional<T> one = Optional.ofNullable(there.get(hotkey));
      Optional<T> other = Optional.ofNullable(anew.get(hotkey));
      if (!one.equals(other)) {
        differences.add(
            "%s of %s: %s in %s, %s computed anew"
                .formatted(what, hotkey, words(one), where, words(other)));
      }
    }
    return differences;
  }

  private static <T> String words(Optional<T> value) {
    return value.map(Object::toString).orElse("none");
  }
}
