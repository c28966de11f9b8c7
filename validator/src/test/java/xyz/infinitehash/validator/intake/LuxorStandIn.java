package xyz.infinitehash.validator.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A pool that speaks Luxor's documented format on loopback: the v2 list of workers and the v2
 * history, paged, with a key. Workers and faults are set by the test. Origin of the format:
 * docs.luxor.tech, mining API v2, as read in November 2026.
 */
public final class LuxorStandIn implements AutoCloseable {
  /** The key it asks for. */
  public static final String KEY = "lxk.stand-in-only";

  private static final int PAGE = 3;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private volatile List<Worker> workers = List.of();

  /** What it does to every request, or to some. */
  public enum Fault {
    /** Behaves. */
    NONE,
    /** Status 200 and an error page. */
    JUNK,
    /** Status 200 and half of the document. */
    HALF,
    /** Status 200 and no body. */
    NOTHING,
    /** Status 200 and fields of other types. */
    WRONG_TYPES,
    /** Status 200 and no end of bytes. */
    HUGE,
    /** Accepts the connection and never answers. */
    SILENT,
    /** Closes the connection. */
    HANGS_UP,
    /** The second page fails. */
    SECOND_PAGE_FAILS,
    /** The next page is on another host. */
    FOREIGN_NEXT,
    /** The next page is this page. */
    ENDLESS,
    /** Sends elsewhere. */
    REDIRECTS,
    /** Status 429 with Retry-After, twice; then behaves. */
    BUSY_TWICE,
    /** Status 429 for ever. */
    BUSY,
    /** Status 500 once; then behaves. */
    FAILS_ONCE
  }

  /**
   * A worker it knows.
   *
   * @param name as a pool shows it
   * @param hashrate H/s, written as given
   * @param lastShare ISO time
   * @param history hour to H/s
   */
  public record Worker(
      String name, String hashrate, String lastShare, Map<String, String> history) {}

  private LuxorStandIn(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/api", this::handle);
    server.start();
  }

  /** On any free port of loopback. */
  public static LuxorStandIn start() throws IOException {
    return new LuxorStandIn(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  /** What a client is configured with. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
  }

  /** The workers from now on. */
  public void workers(List<Worker> workers) {
    this.workers = List.copyOf(workers);
  }

  /** The fault from now on; counted ones begin anew. */
  public void fault(Fault fault) {
    requests.clear();
    this.fault.set(fault);
  }

  /** Paths and queries asked for since the fault was set. */
  public List<String> requests() {
    return new ArrayList<>(requests);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    requests.add(uri.toString());
    int count = requests.size();
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("authorization"))) {
      answer(exchange, 401, "{\"error\":{\"code\":401,\"message\":\"unauthorized\"}}");
      return;
    }
    int page = page(uri);
    switch (fault.get()) {
      case NONE -> answer(exchange, 200, document(uri, page, next(uri, page)));
      case JUNK -> answer(exchange, 200, "<html><body>We'll be right back</body></html>");
      case HALF -> {
        String whole = document(uri, page, next(uri, page));
        answer(exchange, 200, whole.substring(0, whole.length() / 2));
      }
      case NOTHING -> answer(exchange, 200, "");
      case WRONG_TYPES ->
          answer(
              exchange,
              200,
              """
              {"workers":{"name":[]},"hashrate_efficiency_revenue":[1,"x"],"pagination":[]}
              """);
      case HUGE -> huge(exchange);
      case SILENT -> silent(exchange);
      case HANGS_UP -> exchange.close();
      case SECOND_PAGE_FAILS ->
          answer(exchange, page == 2 ? 403 : 200, document(uri, page, next(uri, page)));
      case FOREIGN_NEXT ->
          answer(exchange, 200, document(uri, page, "\"http://localhost:1/api/steal\""));
      case ENDLESS -> answer(exchange, 200, document(uri, page, "\"" + uri + "\""));
      case REDIRECTS -> {
        exchange.getResponseHeaders().add("location", "http://localhost:1/api/steal");
        answer(exchange, 302, "");
      }
      case BUSY_TWICE -> {
        if (count <= 2) {
          exchange.getResponseHeaders().add("retry-after", "7");
          answer(exchange, 429, "{\"error\":{\"code\":429,\"message\":\"slow down\"}}");
        } else {
          answer(exchange, 200, document(uri, page, next(uri, page)));
        }
      }
      case BUSY -> answer(exchange, 429, "{}");
      case FAILS_ONCE ->
          answer(exchange, count == 1 ? 500 : 200, document(uri, page, next(uri, page)));
    }
  }

  private static int page(URI uri) {
    for (String pair : String.valueOf(uri.getQuery()).split("&")) {
      if (pair.startsWith("page_number=")) {
        return Integer.parseInt(pair.substring("page_number=".length()));
      }
    }
    return 1;
  }

  private String next(URI uri, int page) {
    return page * PAGE >= workers.size()
        ? "null"
        : "\"%s\""
            .formatted(
                base()
                    .resolve(
                        uri.toString()
                            .replace("page_number=" + page, "page_number=" + (page + 1))));
  }

  private String document(URI uri, int page, String next) {
    List<Worker> shown =
        workers.subList(
            Math.min((page - 1) * PAGE, workers.size()), Math.min(page * PAGE, workers.size()));
    List<String> items = new ArrayList<>();
    boolean history = uri.getPath().contains("workers-hashrate-efficiency");
    for (Worker worker : shown) {
      items.add(history ? history(worker) : now(worker));
    }
    String list = String.join(",", items);
    String body =
        history
            ? "\"hashrate_efficiency_revenue\":{" + list + "}"
            : "\"currency_type\":\"BTC\",\"total_active\":%d,\"workers\":[%s]"
                .formatted(workers.size(), list);
    return """
        {%s,"pagination":{"page_number":%d,"page_size":%d,"item_count":%d,"previous_page_url":null,
        "next_page_url":%s}}
        """
        .formatted(body, page, PAGE, workers.size(), next);
  }

  private static String now(Worker worker) {
    return """
        {"id":"1","currency_type":"BTC","subaccount_name":"infinite","name":"%s","firmware":"x",
        "hashrate":%s,"efficiency":0.99,"stale_shares":0,"rejected_shares":0,
        "last_share_time":"%s","status":"ACTIVE"}
        """
        .formatted(worker.name(), worker.hashrate(), worker.lastShare());
  }

  private static String history(Worker worker) {
    List<String> ticks = new ArrayList<>();
    worker
        .history()
        .forEach(
            (hour, rate) ->
                ticks.add(
                    """
                    {"date_time":"%s","hashrate":"%s","efficiency":1,"est_revenue":0.1}
                    """
                        .formatted(hour, rate)));
    return "\"%s\":[%s]".formatted(worker.name(), String.join(",", ticks));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void huge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      while (closing.getCount() > 0) {
        out.write(spaces);
      }
    }
  }

  private void silent(HttpExchange exchange) {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}
