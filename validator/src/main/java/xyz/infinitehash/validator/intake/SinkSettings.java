package xyz.infinitehash.validator.intake;

import java.time.Duration;
import xyz.infinitehash.validator.ValidatorException;

/**
 * How a {@link PostgresShareSink} behaves.
 *
 * @param source name of this pool in {@code intake_watermark}; one writer at a time may use it
 * @param capacity shares held at most while the database is slow or gone; about 600 bytes each
 * @param batch shares committed together at most
 * @param linger how long a batch waits for company before it is written; zero writes at once
 * @param heartbeat how often the watermark moves when no share comes
 * @param lag how long a share may take from its time stamp to the sink; the watermark stays this
 *     far behind the clock, and a share later than that is refused
 * @param closing how long {@code close} tries to write what is left
 */
public record SinkSettings(
    String source,
    int capacity,
    int batch,
    Duration linger,
    Duration heartbeat,
    Duration lag,
    Duration closing) {
  /** Refuses what could never work. */
  public SinkSettings {
    if (source.isBlank() || capacity < 1 || batch < 1 || batch > capacity) {
      throw new ValidatorException("a sink needs a name and 1 <= batch <= capacity");
    }
    if (linger.isNegative() || lag.isNegative() || heartbeat.isZero() || heartbeat.isNegative()) {
      throw new ValidatorException("a sink's times are zero or more, its heartbeat more");
    }
  }

  /** 65,536 shares held, 8,192 a batch, 2 ms linger, watermark every 500 ms and 1 s behind. */
  public static SinkSettings of(String source) {
    return new SinkSettings(
        source,
        65_536,
        8_192,
        Duration.ofMillis(2),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }
}
