package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.SeenShares;
import xyz.infinitehash.stratum.shares.ShareCheck;
import xyz.infinitehash.stratum.shares.ShareSink;

/**
 * What the sessions of one event loop share and no other thread touches: scratch for reading,
 * checking and writing, and the shares seen for each live job. Extranonce1 is unique, so shares of
 * two loops can never be duplicates of one another.
 */
final class Desk {
  final StratumConfig config;
  final JobDesk jobs;
  final ShareSink sink;
  final StratumMetrics metrics;
  final StratumLog log;
  final AtomicInteger versionMask;
  final Request request = new Request();
  final ShareCheck check = new ShareCheck();
  final LineWriter out = new LineWriter();
  private final AtomicLong duplicateBudget;
  private final Map<Work, SeenShares> seen = new LinkedHashMap<>();

  Desk(
      StratumConfig config,
      JobDesk jobs,
      ShareSink sink,
      StratumMetrics metrics,
      StratumLog log,
      AtomicInteger versionMask,
      AtomicLong duplicateBudget) {
    this.config = config;
    this.jobs = jobs;
    this.sink = sink;
    this.metrics = metrics;
    this.log = log;
    this.versionMask = versionMask;
    this.duplicateBudget = duplicateBudget;
  }

  SeenShares seenOf(Work work) {
    return seen.computeIfAbsent(work, _ -> new SeenShares(duplicateBudget));
  }

  /**
   * Gives back the memory of jobs that are over; their shares are refused before they are sought.
   */
  void forgetOver(Instant now) {
    for (Iterator<Map.Entry<Work, SeenShares>> i = seen.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Work, SeenShares> entry = i.next();
      if (entry.getKey().isOver(now)) {
        entry.getValue().release();
        i.remove();
      }
    }
  }
}
