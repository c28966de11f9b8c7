package xyz.infinitehash.app.demo;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.hashrate.HashrateEstimate;
import xyz.infinitehash.economics.hashrate.WorkTally;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.validator.audit.AuditReport;
import xyz.infinitehash.validator.audit.EpochAudit;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerTable;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.ShareTable;

/** Reads the demo's chain and database, and computes its end from them alone. */
final class DemoWatch {
  private static final int MECHANISM = 0;

  private final Database database;
  private final Chain chain;
  private final BittensorChain port;
  private final NetUid netUid;
  private final Instant start = Instant.now();
  private final Map<DemoSettings.Miner, AccountId> hotkeys = new LinkedHashMap<>();

  DemoWatch(Database database, Chain chain, BittensorChain port, NetUid netUid) {
    this.database = database;
    this.chain = chain;
    this.port = port;
    this.netUid = netUid;
    DemoSettings.MINERS.forEach(
        miner -> hotkeys.put(miner, LocalSubnet.account(miner.hotkeyUri())));
  }

  /** What is to be seen now. */
  DemoView view() {
    ChainAt at = chain.atHead();
    EpochSchedule schedule = EpochSchedule.read(at, netUid);
    long left = schedule.next().map(next -> next.value() - at.number().value()).orElse(0L);
    List<LedgerRow> ledger = ledger();
    String weights =
        ledger.isEmpty()
            ? "no weights yet"
            : "weights of epoch %d %s"
                .formatted(ledger.getLast().key().epoch(), ledger.getLast().state());
    return new DemoView(
        schedule.index(),
        at.number().value(),
        left,
        miners(ledger),
        (int) ledger.stream().filter(row -> row.state() == LedgerState.INCLUDED).count(),
        weights);
  }

  /**
   * The end: every weighed epoch computed anew from the stored shares and read back from the chain.
   */
  DemoReport report() {
    List<DemoReport.Epoch> epochs = new ArrayList<>();
    List<DemoReport.Commit> commits = new ArrayList<>();
    List<LedgerRow> ledger = ledger();
    boolean equal = false;
    boolean different = false;
    for (LedgerRow row : ledger) {
      if (row.state() != LedgerState.INCLUDED) {
        continue;
      }
      Optional<AuditReport> audit = new EpochAudit(database, port).of(row.key());
      equal |= audit.filter(AuditReport::isEqual).isPresent();
      different |= audit.filter(AuditReport::isEqual).isEmpty();
      audit.ifPresent(
          report ->
              epochs.add(
                  new DemoReport.Epoch(
                      report.window().epoch(),
                      report.window().startBlock(),
                      report.window().endBlock() - 1)));
      commits.add(
          new DemoReport.Commit(
              row.key().epoch(),
              row.key().mechanism(),
              row.landing().orElseThrow().block(),
              "0x" + row.signed().orElseThrow().hash(),
              row.state().name()));
    }
    return new DemoReport(outcome(equal, different), epochs, miners(ledger), commits);
  }

  private static String outcome(boolean equal, boolean different) {
    if (different) {
      return DemoReport.DIFFERENT;
    }
    return equal ? DemoReport.EQUAL : DemoReport.NOTHING;
  }

  private List<DemoReport.Miner> miners(List<LedgerRow> ledger) {
    Instant now = Instant.now();
    SortedMap<AccountId, WorkTally> tallies =
        database.inTransaction(
            "reading shares",
            connection -> ShareTable.byHotkey(connection, start, now.plusSeconds(60)));
    SortedMap<AccountId, SortedMap<String, Long>> refusals =
        database.inTransaction(
            "reading refusals",
            connection ->
                ShareTable.refusals(
                    connection, start.truncatedTo(ChronoUnit.HOURS), now.plusSeconds(60)));
    Metagraph metagraph = Metagraph.read(chain.atHead(), netUid).orElseThrow();
    Map<AccountId, Work> scores = scores(ledger);
    Map<AccountId, Integer> weights =
        port.weightsRow(MECHANISM, chain.finalizedHead().number().value()).orElse(new TreeMap<>());
    List<DemoReport.Miner> rows = new ArrayList<>();
    for (Map.Entry<DemoSettings.Miner, AccountId> entry : hotkeys.entrySet()) {
      AccountId hotkey = entry.getValue();
      Optional<Neuron> neuron = metagraph.neuron(hotkey);
      if (neuron.isEmpty()) {
        continue;
      }
      WorkTally tally = tallies.getOrDefault(hotkey, WorkTally.NONE);
      HashrateEstimate estimate = HashrateEstimate.of(tally, Duration.between(start, now));
      rows.add(
          new DemoReport.Miner(
              hotkey.toString(),
              neuron.get().uid().value(),
              entry.getKey().worker(),
              shares(tally, refusals.getOrDefault(hotkey, new TreeMap<>())),
              tally.sum(),
              estimate.hashesPerSecond().doubleValue(),
              estimate.errorPermille() / 1000.0,
              Optional.ofNullable(scores.get(hotkey)).map(Work::hashes).orElse(BigInteger.ZERO),
              weights.getOrDefault(hotkey, 0),
              neuron.get().incentive(),
              BigInteger.valueOf(neuron.get().emission().value())));
    }
    return rows;
  }

  private Map<AccountId, Work> scores(List<LedgerRow> ledger) {
    if (ledger.isEmpty()) {
      return Map.of();
    }
    return database
        .inTransaction(
            "reading inputs", connection -> LedgerTable.inputs(connection, ledger.getLast()))
        .work()
        .byHotkey();
  }

  private static DemoReport.Shares shares(WorkTally tally, Map<String, Long> refused) {
    return new DemoReport.Shares(
        tally.shares(),
        refused.getOrDefault("stale", 0L) + refused.getOrDefault("unknown-job", 0L),
        refused.getOrDefault("low-difficulty", 0L),
        refused.getOrDefault("duplicate", 0L),
        refused.getOrDefault("malformed", 0L));
  }

  private List<LedgerRow> ledger() {
    SubnetId subnet = port.subnet();
    return database.inTransaction(
        "reading the ledger",
        connection -> LedgerTable.all(connection, subnet, port.hotkey(), MECHANISM));
  }
}
