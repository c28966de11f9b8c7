package xyz.infinitehash.validator.intake;

import java.net.URI;
import java.time.Duration;
import xyz.infinitehash.validator.ValidatorException;

/**
 * How a pool with Luxor's API is asked.
 *
 * @param base such as {@code https://app.luxor.tech/api}; http only for tests on loopback
 * @param subaccount whose workers
 * @param key secret; goes into the header and nowhere else
 * @param deadline for one request, its body included
 * @param patience for one report: all pages, all repetitions
 * @param mostBytes of one report, all pages together
 * @param mostPages of one report
 */
public record LuxorSettings(
    URI base,
    String subaccount,
    String key,
    Duration deadline,
    Duration patience,
    int mostBytes,
    int mostPages) {
  /** Refuses a base that would send the key in the clear. */
  public LuxorSettings {
    boolean loopback =
        base.getHost() != null
            && (base.getHost().equals("127.0.0.1") || base.getHost().equals("localhost"));
    if (!"https".equals(base.getScheme()) && !loopback) {
      throw new ValidatorException("the pool API must be https: the key would be read on the way");
    }
    if (!subaccount.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new ValidatorException("not a subaccount: letters, digits, _ and - only");
    }
  }

  /** 10 s a request, 60 s, 16 MB and 200 pages a report. */
  public static LuxorSettings of(URI base, String subaccount, String key) {
    return new LuxorSettings(
        base, subaccount, key, Duration.ofSeconds(10), Duration.ofSeconds(60), 16 << 20, 200);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "%s subaccount %s".formatted(base, subaccount);
  }
}
