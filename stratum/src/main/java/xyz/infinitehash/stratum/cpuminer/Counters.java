package xyz.infinitehash.stratum.cpuminer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link CpuMinerStats}, written by all threads of one miner. */
final class Counters {
  final LongAdder hashes = new LongAdder();
  final LongAdder found = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder accepted = new LongAdder();
  final LongAdder sessions = new LongAdder();
  volatile boolean connected;

  private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Instant startedAt;

  Counters(InstantSource clock) {
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  void refused(int code) {
    refused.computeIfAbsent(code, _ -> new LongAdder()).increment();
  }

  CpuMinerStats snapshot() {
    Map<Integer, Long> byCode = new HashMap<>();
    refused.forEach((code, count) -> byCode.put(code, count.sum()));
    return new CpuMinerStats(
        startedAt,
        clock.instant(),
        hashes.sum(),
        found.sum(),
        sent.sum(),
        accepted.sum(),
        byCode,
        sessions.sum(),
        connected);
  }
}
