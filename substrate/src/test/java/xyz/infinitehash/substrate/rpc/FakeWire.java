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
  private static final JsonMapper JSON = new JsonMapper();

  final List<Connection> attempts = new ArrayList<>();

  @Override
  public synchronized CompletionStage<Link> open(Receiver receiver) {
    var connection = new Connection(receiver);
    attempts.add(connection);
    return connection.opened;
  }

  @Override
  public String name() {
    return "fake";
  }

  synchronized Connection last() {
    return attempts.getLast();
  }

  static final class Connection implements Link {
    final Receiver receiver;
    final CompletableFuture<Link> opened = new CompletableFuture<>();
    final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
    int pings;
    boolean cut;

    Connection(Receiver receiver) {
      this.receiver = receiver;
    }

    Connection accept() {
      opened.complete(this);
      return this;
    }

    void refuse(String why) {
      opened.completeExceptionally(new IllegalStateException(why));
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
      sent.add(text);
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
