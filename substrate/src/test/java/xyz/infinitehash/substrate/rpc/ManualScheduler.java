package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time is the test's. */
final class ManualScheduler implements Scheduler {
  private record Entry(Duration at, Runnable task) {}

  private final List<Entry> entries = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public synchronized Alarm after(Duration delay, Runnable task) {
    var entry = new Entry(now.plus(delay), task);
    entries.add(entry);
    return () -> cancel(entry);
  }

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plus(now);
  }

  private synchronized void cancel(Entry entry) {
    entries.remove(entry);
  }

  synchronized List<Duration> delays() {
    return entries.stream().map(e -> e.at().minus(now)).sorted().toList();
  }

  /** Runs what is due within the span, in order. */
  void advance(Duration span) {
    Duration end = now.plus(span);
    while (true) {
      Entry due;
      synchronized (this) {
        due =
            entries.stream()
                .filter(e -> e.at().compareTo(end) <= 0)
                .min(Comparator.comparing(Entry::at))
                .orElse(null);
        if (due == null) {
          now = end;
          return;
        }
        entries.remove(due);
        now = due.at();
      }
      due.task().run();
    }
  }
}
