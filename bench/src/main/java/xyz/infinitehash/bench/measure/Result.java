package xyz.infinitehash.bench.measure;

/** One figure of a benchmark. */
public sealed interface Result {
  /** Whether more is better. */
  enum Unit {
    /** Operations per second; more is better. */
    PER_SECOND("1/s"),
    /** Milliseconds; less is better. */
    MILLIS("ms"),
    /** Microseconds; less is better. */
    MICROS("us"),
    /** Bytes; less is better. */
    BYTES("B");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    /** As it stands in the report. */
    public String text() {
      return text;
    }
  }

  /** What was measured: {@code sr25519.verify}. */
  String name();

  /** Ours. */
  double value();

  /** Of both values. */
  Unit unit();

  /** A figure of ours. */
  record Own(String name, double value, Unit unit) implements Result {}

  /**
   * A figure of ours beside a peer's, taken in the same run.
   *
   * @param name ends in {@code .vs.PEER}
   * @param peer what the peer is, with its version
   */
  record Versus(String name, double value, Unit unit, String peer, double peerValue)
      implements Result {
    /** Above 1 is better: value over peer's for rates, peer's over value for times. */
    public double ratio() {
      return unit == Unit.PER_SECOND ? value / peerValue : peerValue / value;
    }
  }
}
