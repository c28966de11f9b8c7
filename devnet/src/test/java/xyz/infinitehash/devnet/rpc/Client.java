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
public final class Client implements WebSocket.Listener, AutoCloseable {
  private static final int NO_CLOSE_FRAME = 1006;

  static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private volatile boolean goodbye;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WebSocket socket;

  /** Connects. */
  public Client(URI endpoint) {
    socket = HTTP.newWebSocketBuilder().buildAsync(endpoint, this).join();
  }

  public static JsonNode post(URI endpoint, String text) throws IOException, InterruptedException {
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

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next message. */
  public JsonNode next() throws InterruptedException {
    return next("anything");
  }

  /** The next message, when it is known what is waited for. */
  public JsonNode next(String waitedFor) throws InterruptedException {
    return Json.MAPPER.readTree(nextText(waitedFor));
  }

  /** The next message as it came. */
  public String nextText(String waitedFor) throws InterruptedException {
    String text = received.poll(10, TimeUnit.SECONDS);
    if (text == null) {
      throw new IllegalStateException("nothing came for " + waitedFor);
    }
    return text;
  }

  /** Whether the peer said a goodbye when it closed. */
  public boolean sawGoodbye() {
    return goodbye;
  }

  public boolean isClosedSoon() throws InterruptedException {
    return closed.await(10, TimeUnit.SECONDS);
  }

  public boolean hasMore() {
    return !received.isEmpty();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      received.add(part.toString());
      part.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    goodbye = code != NO_CLOSE_FRAME;
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
