package xyz.infinitehash.devnet.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A WebSocket peer that keeps what comes, in order; a plain HTTP one beside it. */
final class Client implements WebSocket.Listener, AutoCloseable {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WebSocket socket;

  Client(URI endpoint) {
    socket = HTTP.newWebSocketBuilder().buildAsync(endpoint, this).join();
  }

  static JsonNode post(URI endpoint, String text) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request(endpoint, text), text());
    return Json.MAPPER.readTree(response.body());
  }

  static HttpRequest request(URI endpoint, String text) {
    return HttpRequest.newBuilder(URI.create(endpoint.toString().replace("ws:", "http:")))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(text))
        .build();
  }

  static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next message. */
  JsonNode next() throws InterruptedException {
    return next("anything");
  }

  /** The next message, when it is known what is waited for. */
  JsonNode next(String waitedFor) throws InterruptedException {
    JsonNode node = received.poll(10, TimeUnit.SECONDS);
    if (node == null) {
      throw new IllegalStateException("nothing came for " + waitedFor);
    }
    return node;
  }

  boolean isClosedSoon() throws InterruptedException {
    return closed.await(10, TimeUnit.SECONDS);
  }

  boolean hasMore() {
    return !received.isEmpty();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      received.add(Json.MAPPER.readTree(part.toString()));
      part.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.countDown();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.countDown();
  }

  void hangUp() {
    socket.abort();
  }

  @Override
  public void close() {
    hangUp();
  }
}
