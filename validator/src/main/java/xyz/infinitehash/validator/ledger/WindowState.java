package xyz.infinitehash.validator.ledger;

/** Where one epoch's window stands. */
public sealed interface WindowState {
  /** The epoch is over; a source may still have shares of it. */
  record Open() implements WindowState {}

  /** Every source said that it stored all: the work of this window never changes again. */
  record Closed() implements WindowState {}

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
