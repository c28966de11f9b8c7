package xyz.infinitehash.substrate.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of the JDK. Parts of a text are put together up to the bound; what is longer ends the
 * connection.
 */
final class WebSocketWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final HttpClient http;
  private final URI uri;
  private final Duration connectTimeout;
  private final int longest;

  WebSocketWire(HttpClient http, URI uri, RpcSettings settings) {
    if (!("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme())) || uri.getHost() == null) {
      throw new IllegalArgumentException("an endpoint is ws://host:port or wss://host");
    }
    this.http = http;
    this.uri = uri;
    this.connectTimeout = settings.connectTimeout();
    this.longest = settings.longestMessage();
  }

  @Override
  public String name() {
    return EndpointHealth.nameOf(uri);
  }

  @Override
  public CompletionStage<Link> open(Receiver receiver) {
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(connectTimeout);
    String user = uri.getUserInfo();
    if (user != null) {
      String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      builder.header("Authorization", "Basic " + basic);
    }
    return builder
        .buildAsync(withoutUser(uri), new Ears(receiver, longest))
        .<Link>thenApply(Socket::new)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)));
  }

  private static URI withoutUser(URI uri) {
    String text = uri.toString();
    String user = uri.getRawUserInfo();
    return user == null ? uri : URI.create(text.replaceFirst(Pattern.quote(user + "@"), ""));
  }

  /** The reason alone: texts of the JDK may name the whole address. */
  private Exception told(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof WebSocketHandshakeException)) {
      cause = cause.getCause();
    }
    if (cause instanceof WebSocketHandshakeException refused) {
      return new Refused(refused.getResponse().statusCode());
    }
    String text = cause.getMessage();
    return new IOException(
        cause.getClass().getSimpleName() + (text == null || tells(text) ? "" : ": " + text));
  }

  private boolean tells(String text) {
    return Stream.of(uri.getRawUserInfo(), uri.getRawPath(), uri.getRawQuery())
        .anyMatch(secret -> secret != null && secret.length() > 1 && text.contains(secret));
  }

  /** Sends one text at a time, as the JDK demands. */
  private static final class Socket implements Link {
    private final WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(NOTHING);

    Socket(WebSocket socket) {
      this.socket = socket;
    }

    @Override
    public void listen() {
      socket.request(1);
    }

    @Override
    public synchronized CompletionStage<?> send(String text) {
      CompletableFuture<?> next = sent.thenCompose(_ -> socket.sendText(text, true));
      sent = next;
      return next;
    }

    @Override
    public CompletionStage<?> ping() {
      return socket.sendPing(NOTHING.duplicate());
    }

    @Override
    public void cut() {
      socket.abort();
    }
  }

  private static final class Ears implements WebSocket.Listener {
    private final Receiver receiver;
    private final int longest;
    private StringBuilder parts = new StringBuilder();
    private boolean over;

    Ears(Receiver receiver, int longest) {
      this.receiver = receiver;
      this.longest = longest;
    }

    @Override
    public void onOpen(WebSocket socket) {
      // nothing is wanted before listen()
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (!over && (long) parts.length() + data.length() > longest) {
        refuse(socket, "a message of more than " + longest + " characters");
      }
      if (!over) {
        parts.append(data);
        if (last) {
          String message = parts.toString();
          parts = new StringBuilder();
          receiver.text(message);
        } else {
          receiver.alive();
        }
        socket.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      refuse(socket, "a binary message");
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      receiver.alive();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      end(socket, "closed by the node with status " + status);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      Throwable cause = error.getCause() == null ? error : error.getCause();
      end(socket, String.valueOf(cause.getMessage()));
    }

    private void end(WebSocket socket, String reason) {
      if (stop(socket)) {
        receiver.lost(reason);
      }
    }

    private void refuse(WebSocket socket, String reason) {
      if (stop(socket)) {
        receiver.unusable(reason);
      }
    }

    private boolean stop(WebSocket socket) {
      boolean first = !over;
      over = true;
      parts = new StringBuilder();
      socket.abort();
      return first;
    }
  }
}
