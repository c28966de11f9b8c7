package xyz.infinitehash.substrate.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wire in memory: the test opens, answers and breaks it. */
final class FakeWire implements Wire {
  static final String GENESIS = "0x" + "45".repeat(32);
  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  final List<Connection> attempts = new ArrayList<>();

  FakeWire() {
    this("fake");
  }

  FakeWire(String name) {
    this.name = name;
  }

  @Override
  public synchronized CompletionStage<Link> open(Receiver receiver) {
    var connection = new Connection(receiver);
    attempts.add(connection);
    return connection.opened;
  }

  @Override
  public String name() {
    return name;
  }

  synchronized Connection last() {
    return attempts.getLast();
  }

  static final class Connection implements Link {
    final Receiver receiver;
    final CompletableFuture<Link> opened = new CompletableFuture<>();
    final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();

    /** What the connection asks on its own account. */
    final LinkedBlockingQueue<String> own = new LinkedBlockingQueue<>();

    int pings;
    boolean cut;

    Connection(Receiver receiver) {
      this.receiver = receiver;
    }

    /** Opens it and tells the genesis everybody knows. */
    Connection accept() {
      return accept(GENESIS);
    }

    Connection accept(String genesis) {
      open();
      receiver.text("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"" + genesis + "\"}");
      return this;
    }

    /** Opens it and says nothing. */
    Connection open() {
      opened.complete(this);
      return this;
    }

    /** Confirms the connection's own subscription of new heads, then tells of one. */
    Connection head(long number) {
      receiver.text("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"own-heads\"}");
      notice("own-heads", "{\"number\":\"0x" + Long.toHexString(number) + "\"}");
      return this;
    }

    void refuse(String why) {
      refuse(new IllegalStateException(why));
    }

    void refuse(Exception why) {
      opened.completeExceptionally(why);
    }

    void fail(JsonNode request, int code, String message) {
      receiver.text(
          "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
              .formatted(request.get("id"), code, message));
    }

    JsonNode request() throws InterruptedException {
      String text = sent.poll(20, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("no request came");
      }
      return JSON.readTree(text);
    }

    void answer(JsonNode request, String result) {
      receiver.text(
          "{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ",\"result\":" + result + "}");
    }

    void notice(String subscription, String result) {
      receiver.text(
          "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"subscription\":\""
              + subscription
              + "\",\"result\":"
              + result
              + "}}");
    }

    @Override
    public void listen() {}

    @Override
    public CompletionStage<?> send(String text) {
      (JSON.readTree(text).get("id").longValue()
                  < xyz.infinitehash.substrate.rpc.Connection.FIRST_FREE_ID
              ? own
              : sent)
          .add(text);
      return CompletableFuture.completedFuture(text);
    }

    @Override
    public CompletionStage<?> ping() {
      pings++;
      return CompletableFuture.completedFuture("");
    }

    @Override
    public void cut() {
      cut = true;
    }
  }
}
