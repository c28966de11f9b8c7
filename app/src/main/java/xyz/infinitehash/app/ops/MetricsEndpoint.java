package xyz.infinitehash.app.ops;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** {@code GET /metrics} in Prometheus' text format and {@code GET /health}. */
public final class MetricsEndpoint implements AutoCloseable {
  private final HttpServer server;

  private MetricsEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * @param listen loopback unless the operator says otherwise; port 0 takes a free one
   * @throws IOException when the address is taken
   */
  public static MetricsEndpoint start(InetSocketAddress listen, PrometheusRegistry registry)
      throws IOException {
    HttpServer server = HttpServer.create(listen, 16);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", text.getContentType());
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
              text.write(body, registry.scrape());
            }
          }
        });
    server.createContext(
        "/health",
        exchange -> {
          try (exchange) {
            byte[] ok = {'o', 'k', '\n'};
            exchange.sendResponseHeaders(200, ok.length);
            exchange.getResponseBody().write(ok);
          }
        });
    server.start();
    return new MetricsEndpoint(server);
  }

  /** Where it listens, with the port it took. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
