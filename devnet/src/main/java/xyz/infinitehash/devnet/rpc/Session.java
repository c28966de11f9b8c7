package xyz.infinitehash.devnet.rpc;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The connection a request came on, as methods that subscribe see it. */
interface Session {
  /**
   * Opens a subscription. What is pushed before the response with its id is out waits until then.
   *
   * @param method name of its notifications
   * @throws RpcError when there are too many, or the connection cannot carry any
   */
  Feed open(String method);

  /** Ends a subscription; false when there is none of that id. */
  boolean close(String id);

  /** Runs a moment after the answer to this request. */
  void afterwards(Runnable action);

  /** A subscription that is open. */
  interface Feed {
    /** The id its notifications carry. */
    String id();

    /** Sends a notification; nothing once it is closed. */
    void push(JsonNode result);

    /** Runs when the subscription ends, by whichever side. At once if it has ended. */
    void onClose(Runnable action);

    /** Ends it from this side. */
    void close();
  }

  /** One request on a transport without subscriptions. */
  final class Without implements Session {
    private final List<Runnable> later = new ArrayList<>();

    /** The answer is out since a moment. */
    void answered() {
      later.forEach(Runnable::run);
    }

    @Override
    public void afterwards(Runnable action) {
      later.add(action);
    }

    @Override
    public Feed open(String method) {
      throw new RpcError(RpcError.NO_METHOD, "Subscriptions are available on WebSocket only");
    }

    @Override
    public boolean close(String id) {
      return false;
    }
  }
}
