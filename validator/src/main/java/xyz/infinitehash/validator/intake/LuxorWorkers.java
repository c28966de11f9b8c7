package xyz.infinitehash.validator.intake;

import java.math.BigInteger;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Luxor's v2 list of workers as it is now: 15-minute averages, whatever window is asked for. {@code
 * GET /v2/pool/workers/BTC}. A worker that two pages show, because the list moved in between,
 * counts once.
 */
public final class LuxorWorkers implements PoolSource {
  private static final Duration RESOLUTION = Duration.ofMinutes(15);

  private final LuxorSettings settings;
  private final LuxorClient client;
  private final InstantSource clock;

  /** Asks nothing yet. */
  public LuxorWorkers(LuxorSettings settings, HttpClient http, InstantSource clock, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.client = new LuxorClient(settings, http, LuxorFields.reader(), clock, pause);
  }

  @Override
  public String name() {
    return "luxor-workers/" + settings.subaccount();
  }

  @Override
  public PoolReport work(Instant from, Instant to) throws InterruptedException {
    Pages pages =
        client.all(
            "/v2/pool/workers/BTC?subaccount_names=%s&status=ACTIVE&page_number=1&page_size=1000"
                .formatted(settings.subaccount()));
    Map<String, WorkSample> samples = new LinkedHashMap<>();
    int nameless = 0;
    Optional<String> incomplete = pages.incomplete();
    for (JsonNode page : pages.pages()) {
      JsonNode workers = page.path("workers");
      if (!workers.isArray()) {
        incomplete = Optional.of("a page has no list of workers");
      }
      for (JsonNode worker : workers) {
        Optional<String> name = LuxorFields.name(worker.path("name"));
        if (name.isPresent()) {
          samples.putIfAbsent(name.get(), sample(name.get(), worker));
        } else if (worker.path("name").isString()) {
          nameless++; // an absurd name is its miner's loss, and must not be everybody's
        } else {
          incomplete = Optional.of("a worker has no name");
        }
      }
    }
    if (incomplete.isEmpty()) {
      incomplete = missing(pages.pages(), samples.size() + nameless);
    }
    return new PoolReport(
        name(), from, to, RESOLUTION, clock.instant(), List.copyOf(samples.values()), incomplete);
  }

  private static WorkSample sample(String name, JsonNode worker) {
    Optional<BigInteger> rate = LuxorFields.hashrate(worker.path("hashrate"));
    return new WorkSample(
        LuxorFields.hotkey(name),
        name,
        rate,
        Optional.empty(),
        Optional.empty(),
        LuxorFields.time(worker.path("last_share_time")),
        rate.isPresent() ? Optional.empty() : Optional.of("no readable hashrate"));
  }

  /** The pool counts its own items; fewer rows than that is half an answer. */
  private static Optional<String> missing(List<JsonNode> pages, int read) {
    JsonNode count = pages.getFirst().path("pagination").path("item_count");
    return count.isIntegralNumber() && count.canConvertToInt() && count.asInt() > read
        ? Optional.of("%d workers of %d".formatted(read, count.asInt()))
        : Optional.empty();
  }
}
