package xyz.infinitehash.validator.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.chain.SubnetHead;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.ledger.LedgerStore;
import xyz.infinitehash.validator.ledger.WindowState;
import xyz.infinitehash.validator.meter.Metered;

/** Decides when a window's work will never change again, or that it never will be known. */
record WindowCloser(TaskSettings settings, ValidatorLog log) {
  /** Settles the window if it can be settled; counts time by the chain. */
  WindowState close(LedgerStore store, SubnetId subnet, EpochWindow window, SubnetHead head) {
    List<String> behind = behind(store, window.end());
    if (behind.isEmpty()) {
      return switch (store.metered(window, settings.sources())) {
        case Metered.Whole(WorkByHotkey work) -> {
          WindowState closed = new WindowState.Closed(settings.sources());
          store.windowIs(subnet, window.epoch(), closed);
          log.windowClosed(window, work);
          yield closed;
        }
        case Metered.Gap(String reason) -> incomplete(store, subnet, window, reason);
      };
    }
    return head.time().isAfter(window.end().plus(settings.closeDeadline()))
        ? incomplete(store, subnet, window, String.join("; ", behind))
        : new WindowState.Open();
  }

  private WindowState incomplete(
      LedgerStore store, SubnetId subnet, EpochWindow window, String reason) {
    WindowState incomplete = new WindowState.Incomplete(reason);
    store.windowIs(subnet, window.epoch(), incomplete);
    log.windowIncomplete(window, reason);
    return incomplete;
  }

  /** The sources that have not stored everything up to the instant, in words. */
  List<String> behind(LedgerStore store, Instant end) {
    return settings.sources().stream()
        .flatMap(
            source -> {
              Optional<Instant> upTo = store.watermark(source.name());
              if (upTo.isPresent() && !upTo.get().isBefore(end)) {
                return Stream.empty();
              }
              String how =
                  upTo.map(time -> "has stored all up to " + time).orElse("never reported");
              return Stream.of("source %s %s, not %s".formatted(source.name(), how, end));
            })
        .collect(Collectors.toList());
  }
}
