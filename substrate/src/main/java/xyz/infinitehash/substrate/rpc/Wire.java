package xyz.infinitehash.substrate.rpc;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** A way to open a text connection to a node; the WebSocket one is {@link WebSocketWire}. */
interface Wire {
  /**
   * Opens one. The receiver is called by one thread at a time, and only after {@link Link#listen}.
   */
  CompletionStage<Link> open(Receiver receiver);

  /** Scheme, host and port, without user, path and query, which may hold an API key. */
  String name();

  /** The node, or what stands before it, refused the handshake. */
  final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status) {
      super("it answered the handshake with HTTP status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** An open connection. */
  interface Link {
    /** Lets messages come. */
    void listen();

    /** Sends a text after those given before. */
    CompletionStage<?> send(String text);

    CompletionStage<?> ping();

    /** Cuts it, without a farewell. */
    void cut();
  }

  /** What comes in. */
  interface Receiver {
    void text(String message);

    /** Part of a message, or the answer to a ping. */
    void alive();

    /** It broke. */
    void lost(String reason);

    /** The node sent what no client can use; the connection is cut. */
    void unusable(String reason);
  }
}
