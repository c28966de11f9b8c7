package xyz.infinitehash.validator.ledger;

import java.util.List;
import xyz.infinitehash.validator.meter.WorkSource;

/** Where one epoch's window stands. */
public sealed interface WindowState {
  /** The epoch is over; a source may still have shares of it. */
  record Open() implements WindowState {}

  /**
   * Every source stored all it will ever say of it: the work of this window never changes again.
   *
   * @param sources what the work is counted from
   */
  record Closed(List<WorkSource> sources) implements WindowState {
    /** Copies. */
    public Closed {
      sources = List.copyOf(sources);
    }
  }

  /**
   * A source did not say so in time. No weights are made from it: absence is not zero.
   *
   * @param reason names the source and how far it got
   */
  record Incomplete(String reason) implements WindowState {}

  /**
   * It was closed and nobody registered had worked: there is no vector to commit.
   *
   * @param reason with what was dropped
   */
  record Nobody(String reason) implements WindowState {}
}
