package xyz.infinitehash.validator.intake;

import java.math.BigInteger;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Luxor's v2 history of each worker in ticks of an hour: the mean of the ticks that overlap the
 * window. A worker with fewer ticks than the window has hours is incomplete. {@code GET
 * /v2/pool/workers-hashrate-efficiency/BTC/SUBACCOUNT}.
 */
public final class LuxorHistory implements PoolSource {
  private static final Duration TICK = Duration.ofHours(1);

  private final LuxorSettings settings;
  private final LuxorClient client;
  private final InstantSource clock;

  /** Asks nothing yet. */
  public LuxorHistory(LuxorSettings settings, HttpClient http, InstantSource clock, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.client = new LuxorClient(settings, http, LuxorFields.reader(), clock, pause);
  }

  @Override
  public String name() {
    return "luxor-history/" + settings.subaccount();
  }

  @Override
  public PoolReport work(Instant from, Instant to) throws InterruptedException {
    Instant first = from.truncatedTo(ChronoUnit.HOURS);
    Pages pages =
        client.all(
            ("/v2/pool/workers-hashrate-efficiency/BTC/%s?start_date=%s&end_date=%s&tick_size=1h"
                    + "&page_number=1&page_size=100")
                .formatted(settings.subaccount(), date(first), date(to)));
    Optional<String> incomplete = pages.incomplete();
    TreeMap<String, Ticks> workers = new TreeMap<>();
    for (JsonNode page : pages.pages()) {
      JsonNode map = page.path("hashrate_efficiency_revenue");
      if (!map.isObject()) {
        incomplete = Optional.of("a page has no map of workers");
      }
      for (Map.Entry<String, JsonNode> worker : map.properties()) {
        if (!LuxorFields.isName(worker.getKey())) {
          incomplete = Optional.of("a worker has no sane name");
          continue;
        }
        Ticks ticks = workers.computeIfAbsent(worker.getKey(), _ -> new Ticks(first, to));
        worker.getValue().forEach(ticks::add);
      }
    }
    return new PoolReport(
        name(),
        from,
        to,
        TICK,
        clock.instant(),
        workers.entrySet().stream().map(entry -> entry.getValue().sample(entry.getKey())).toList(),
        incomplete);
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** One worker's hours in the window; the same hour twice counts once. */
  private static final class Ticks {
    private final Instant first;
    private final Instant to;
    private final Map<Instant, BigInteger> rates = new TreeMap<>();
    private boolean broken;

    Ticks(Instant first, Instant to) {
      this.first = first;
      this.to = to;
    }

    void add(JsonNode tick) {
      Optional<Instant> at = LuxorFields.time(tick.path("date_time"));
      Optional<BigInteger> rate = LuxorFields.hashrate(tick.path("hashrate"));
      if (at.isEmpty() || rate.isEmpty()) {
        broken = true;
      } else if (!at.get().isBefore(first) && at.get().isBefore(to)) {
        rates.put(at.get(), rate.get());
      }
    }

    WorkSample sample(String worker) {
      long hours = Duration.between(first, to).plus(TICK).minusNanos(1).dividedBy(TICK);
      Optional<BigInteger> mean =
          rates.values().stream()
              .reduce(BigInteger::add)
              .map(sum -> sum.divide(BigInteger.valueOf(rates.size())));
      Optional<String> incomplete = Optional.empty();
      if (rates.size() < hours) {
        incomplete = Optional.of("%d hours of %d".formatted(rates.size(), hours));
      }
      if (broken) {
        incomplete = Optional.of("a tick has no readable time or hashrate");
      }
      return new WorkSample(
          LuxorFields.hotkey(worker),
          worker,
          mean,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          incomplete);
    }
  }
}
