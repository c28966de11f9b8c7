package xyz.infinitehash.validator.intake;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads all pages of one Luxor-shaped answer. Bounded in every direction: bytes, pages, time of a
 * request and of the whole. Follows {@code pagination.next_page_url} to the same host only, and no
 * redirect: the key goes where it was meant to go.
 */
final class LuxorClient {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);
  private static final int TOO_MANY = 429;

  private final LuxorSettings settings;
  private final HttpClient http;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Pause pause;

  LuxorClient(
      LuxorSettings settings,
      HttpClient http,
      ObjectMapper json,
      InstantSource clock,
      Pause pause) {
    this.settings = settings;
    this.http = http;
    this.json = json;
    this.clock = clock;
    this.pause = pause;
  }

  /** Why there is no page, in words for the operator. */
  private static final class NoPage extends Exception {
    private static final long serialVersionUID = 1L;

    NoPage(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * @param path below the base, with its query
   */
  Pages all(String path) throws InterruptedException {
    Instant until = clock.instant().plus(settings.patience());
    List<JsonNode> pages = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    URI next = URI.create(settings.base() + path);
    long bytes = settings.mostBytes();
    try {
      while (true) {
        if (!seen.add(next) || seen.size() > settings.mostPages()) {
          throw new NoPage("the pages do not end after " + pages.size());
        }
        byte[] body = body(next, until, bytes);
        bytes -= body.length;
        JsonNode page = parse(body);
        pages.add(page);
        Optional<String> link = nextLink(page);
        if (link.isEmpty()) {
          return new Pages(pages, Optional.empty());
        }
        next = sameHost(next, link.get());
      }
    } catch (NoPage e) {
      String reason = String.valueOf(e.getMessage());
      return new Pages(pages, Optional.of("page " + (pages.size() + 1) + ": " + reason));
    }
  }

  private static Optional<String> nextLink(JsonNode page) throws NoPage {
    JsonNode link = page.path("pagination").path("next_page_url");
    if (link.isMissingNode() || link.isNull() || (link.isString() && link.asString().isEmpty())) {
      return Optional.empty();
    }
    if (!link.isString()) {
      throw new NoPage("next_page_url is no text");
    }
    return Optional.of(link.asString());
  }

  private static URI sameHost(URI from, String link) throws NoPage {
    try {
      URI next = from.resolve(link);
      if (!String.valueOf(from.getScheme()).equals(next.getScheme())
          || !String.valueOf(from.getRawAuthority()).equals(next.getRawAuthority())) {
        throw new NoPage("next_page_url leads to another host");
      }
      return next;
    } catch (IllegalArgumentException _) {
      throw new NoPage("next_page_url is no address");
    }
  }

  private byte[] body(URI uri, Instant until, long most) throws NoPage, InterruptedException {
    Duration backoff = FIRST_BACKOFF;
    while (true) {
      HttpResponse<byte[]> response = get(uri, until, most);
      int status = response.statusCode();
      if (status == 200) {
        return response.body();
      }
      if (status != TOO_MANY && status < 500) {
        throw new NoPage("status " + status);
      }
      Duration wait = retryAfter(response).orElse(backoff);
      if (clock.instant().plus(wait).isAfter(until)) {
        throw new NoPage("status " + status + ", and no time to ask again");
      }
      pause.of(wait);
      backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
    }
  }

  private HttpResponse<byte[]> get(URI uri, Instant until, long most)
      throws NoPage, InterruptedException {
    Duration left = min(Duration.between(clock.instant(), until), settings.deadline());
    if (left.isNegative() || left.isZero()) {
      throw new NoPage("no time left");
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(left)
            .header("authorization", settings.key())
            .header("accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return answer.get(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new NoPage("no answer within " + left.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new NoPage(why(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private static String why(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "no connection";
      case IOException e when String.valueOf(e.getMessage()).contains("capacity") ->
          "too many bytes";
      case null -> "the connection broke";
      default -> "the connection broke: " + cause.getClass().getSimpleName();
    };
  }

  private JsonNode parse(byte[] body) throws NoPage {
    try {
      JsonNode page = json.readTree(body);
      if (!page.isObject()) {
        throw new NoPage("not a JSON object");
      }
      return page;
    } catch (JacksonException _) {
      throw new NoPage("not JSON, or not whole");
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
