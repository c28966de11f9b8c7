package xyz.infinitehash.substrate.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

  WebSocketWire(HttpClient http, URI uri, Duration connectTimeout, int longest) {
    this.http = http;
    this.uri = uri;
    this.connectTimeout = connectTimeout;
    this.longest = longest;
  }

  @Override
  public String name() {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  @Override
  public CompletionStage<Link> open(Receiver receiver) {
    return http.newWebSocketBuilder()
        .connectTimeout(connectTimeout)
        .buildAsync(uri, new Ears(receiver, longest))
        .thenApply(Socket::new);
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
