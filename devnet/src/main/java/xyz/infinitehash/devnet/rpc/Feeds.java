package xyz.infinitehash.devnet.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The subscriptions of one connection, limited in number. For any thread. */
final class Feeds implements Session {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int ID_LENGTH = 16;

  private final int limit;
  private final RandomGenerator random;
  private final Consumer<String> out;
  private final Map<String, OpenFeed> open = new HashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private boolean ended;

  /**
   * @param out sends a text to the peer; must not block
   */
  Feeds(int limit, RandomGenerator random, Consumer<String> out) {
    this.limit = limit;
    this.random = random;
    this.out = out;
  }

  @Override
  public synchronized Feed open(String method) {
    if (ended || open.size() >= limit) {
      throw new RpcError(
          RpcError.TOO_MANY_SUBSCRIPTIONS,
          "Too many subscriptions on the connection",
          "Exceeded max limit of " + limit);
    }
    OpenFeed feed = new OpenFeed(newId(), method);
    open.put(feed.id, feed);
    waiting.add(feed::release);
    return feed;
  }

  private String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  @Override
  public boolean close(String id) {
    OpenFeed feed;
    synchronized (this) {
      feed = open.get(id);
    }
    if (feed != null) {
      feed.close();
    }
    return feed != null;
  }

  /**
   * What is to run when the response to the last request is out: what its new subscriptions held
   * back follows.
   */
  Runnable release() {
    List<Runnable> released;
    synchronized (this) {
      released = List.copyOf(waiting);
      waiting.clear();
    }
    return () -> released.forEach(Runnable::run);
  }

  @Override
  public synchronized void afterwards(Runnable action) {
    later.add(action);
  }

  /** What is to run a moment after the response to the last request. */
  synchronized List<Runnable> later() {
    List<Runnable> actions = List.copyOf(later);
    later.clear();
    return actions;
  }

  /** The connection is gone. */
  void end() {
    List<OpenFeed> all;
    synchronized (this) {
      ended = true;
      all = List.copyOf(open.values());
    }
    all.forEach(OpenFeed::close);
  }

  private synchronized void gone(String id) {
    open.remove(id);
  }

  /** A subscription. */
  private final class OpenFeed implements Feed {
    private final String id;
    private final String method;
    private @Nullable List<String> held = new ArrayList<>();
    private final List<Runnable> onClose = new ArrayList<>();
    private boolean closed;

    OpenFeed(String id, String method) {
      this.id = id;
      this.method = method;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public synchronized void push(JsonNode result) {
      if (closed) {
        return;
      }
      String text = notification(result);
      if (held != null) {
        held.add(text);
      } else {
        out.accept(text);
      }
    }

    private String notification(JsonNode result) {
      ObjectNode node = Json.object();
      node.put("jsonrpc", "2.0");
      node.put("method", method);
      ObjectNode params = node.putObject("params");
      params.put("subscription", id);
      params.set("result", result);
      return node.toString();
    }

    synchronized void release() {
      List<String> texts = held;
      held = null;
      if (texts != null) {
        texts.forEach(out);
      }
    }

    @Override
    public void onClose(Runnable action) {
      synchronized (this) {
        if (!closed) {
          onClose.add(action);
          return;
        }
      }
      action.run();
    }

    @Override
    public void close() {
      List<Runnable> actions;
      synchronized (this) {
        closed = true;
        actions = List.copyOf(onClose);
        onClose.clear();
      }
      gone(id);
      actions.forEach(Runnable::run);
    }
  }
}
