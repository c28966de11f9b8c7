package xyz.infinitehash.validator.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.SubnetHead;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.ledger.LedgerStore;
import xyz.infinitehash.validator.ledger.WindowState;

/** Decides when a window's work will never change again, or that it never will be known. */
record WindowCloser(TaskSettings settings, ValidatorLog log) {
  /** Settles the window if it can be settled; counts time by the chain. */
  WindowState close(LedgerStore store, SubnetId subnet, EpochWindow window, SubnetHead head) {
    List<String> behind = behind(store, window.end());
    if (behind.isEmpty()) {
      WindowState closed = new WindowState.Closed();
      store.windowIs(subnet, window.epoch(), closed);
      log.windowClosed(window, store.work(window));
      return closed;
    }
    String reason = String.join("; ", behind);
    if (head.time().isAfter(window.end().plus(settings.closeDeadline()))) {
      WindowState incomplete = new WindowState.Incomplete(reason);
      store.windowIs(subnet, window.epoch(), incomplete);
      log.windowIncomplete(window, reason);
      return incomplete;
    }
    return new WindowState.Open();
  }

  /** The sources that have not stored everything up to the instant, in words. */
  List<String> behind(LedgerStore store, Instant end) {
    return settings.sources().stream()
        .flatMap(
            source -> {
              Optional<Instant> upTo = store.watermark(source);
              if (upTo.isPresent() && !upTo.get().isBefore(end)) {
                return Stream.empty();
              }
              String how =
                  upTo.map(time -> "has stored its shares up to " + time).orElse("never reported");
              return Stream.of("source %s %s, not %s".formatted(source, how, end));
            })
        .collect(Collectors.toList());
  }
}
