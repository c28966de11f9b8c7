package xyz.infinitehash.substrate.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON-RPC over one WebSocket at a time. It connects when made, connects again with {@link Backoff}
 * whenever the connection breaks (to the next endpoint when there are several), sends again what
 * may be sent again, and renews its subscriptions. A dead connection is noticed by pings. It never
 * gives up before {@link #close}; a call that finds no connection waits for one within its
 * deadline.
 */
public final class WebSocketRpc implements JsonRpc {
  private static final Duration RENEWAL = Duration.ofSeconds(30);

  private final List<? extends Wire> wires;
  private final RpcSettings settings;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Runnable release;
  private final Message.Codec codec;
  private final ReentrantLock lock = new ReentrantLock();

  // all below: guarded by lock
  private final Map<Long, PendingCall> pending = new LinkedHashMap<>();
  private final Map<PendingCall, LiveSubscription> subscribing = new LinkedHashMap<>();
  private final Subscriptions subscriptions;
  private long nextId = 1;
  private int connection; // counts attempts: what an older one reports is ignored
  private Wire.@Nullable Link link;
  private int failures;
  private int connects;
  private String lastLoss = "not connected yet";
  private boolean heard;
  private boolean pinged;
  private boolean closed;

  WebSocketRpc(
      List<? extends Wire> wires,
      RpcSettings settings,
      Scheduler scheduler,
      RandomGenerator random,
      Runnable release) {
    this.wires = List.copyOf(wires);
    this.settings = settings;
    this.scheduler = scheduler;
    this.random = random;
    this.release = release;
    this.codec = new Message.Codec(settings.longestMessage(), settings.mostTokens());
    this.subscriptions = new Subscriptions(settings);
    connect();
  }

  /**
   * Starts connecting, without waiting for it.
   *
   * @param endpoints {@code ws} or {@code wss} addresses of nodes of one chain, tried in turn
   */
  public static WebSocketRpc connect(
      List<URI> endpoints, RpcSettings settings, Scheduler scheduler, RandomGenerator random) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no endpoint");
    }
    for (URI uri : endpoints) {
      if (!("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))
          || uri.getHost() == null) {
        throw new IllegalArgumentException("an endpoint is ws://host:port or wss://host");
      }
    }
    HttpClient http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
    List<WebSocketWire> wires =
        endpoints.stream()
            .map(
                uri ->
                    new WebSocketWire(
                        http, uri, settings.connectTimeout(), settings.longestMessage()))
            .toList();
    return new WebSocketRpc(wires, settings, scheduler, random, http::shutdownNow);
  }

  /** Starts connecting with the standard settings. */
  public static WebSocketRpc connect(URI endpoint) {
    return connect(
        List.of(endpoint), RpcSettings.STANDARD, Scheduler.system(), RandomGenerator.getDefault());
  }

  @Override
  public JsonNode call(String method, List<?> params, Duration deadline) {
    return begin(method, params, deadline, false, _ -> {}).await();
  }

  @Override
  public JsonNode callOnce(String method, List<?> params, Duration deadline) {
    return begin(method, params, deadline, true, _ -> {}).await();
  }

  @Override
  public Subscription subscribe(Topic topic, Duration deadline) {
    var subscription = new LiveSubscription(this, lock, scheduler, topic, settings);
    PendingCall call;
    lock.lock();
    try {
      subscriptions.add(subscription);
      call = beginSubscribing(subscription, deadline);
    } catch (RpcException e) {
      subscriptions.remove(subscription);
      throw e;
    } finally {
      lock.unlock();
    }
    try {
      call.await();
      return subscription;
    } catch (RpcException e) {
      unsubscribe(subscription);
      throw e;
    }
  }

  /** How the connection stands. */
  public RpcStatus status() {
    lock.lock();
    try {
      return new RpcStatus(link != null, connects, failures, lastLoss, pending.size());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      lose(connection, "the client was closed", true);
      closed = true;
      pending
          .values()
          .forEach(
              c -> c.fail(new RpcException.Disconnected(c.method + ": the client was closed")));
      pending.clear();
      subscribing.clear();
      subscriptions.endAll("the client was closed");
    } finally {
      lock.unlock();
    }
    release.run();
  }

  void unsubscribe(LiveSubscription subscription) {
    lock.lock();
    try {
      String id = subscription.id;
      subscriptions.remove(subscription);
      subscription.id = null;
      subscription.end("unsubscribed");
      if (id != null && link != null && pending.size() < settings.mostCalls()) {
        begin(subscription.topic.unsubscribe(), List.of(id), RENEWAL, true, _ -> {});
      }
    } finally {
      lock.unlock();
    }
  }

  private PendingCall begin(
      String method, List<?> params, Duration deadline, boolean once, Consumer<JsonNode> before) {
    lock.lock();
    try {
      if (closed) {
        throw new RpcException.Disconnected(method + ": the client was closed");
      }
      if (pending.size() >= settings.mostCalls()) {
        throw new RpcException.Overloaded(method + ": " + pending.size() + " calls are under way");
      }
      long id = nextId++;
      var call = new PendingCall(id, method, codec.request(id, method, params), once, before);
      pending.put(id, call);
      call.deadline = scheduler.after(deadline, () -> expire(call, deadline));
      send(call);
      return call;
    } finally {
      lock.unlock();
    }
  }

  private PendingCall beginSubscribing(LiveSubscription subscription, Duration deadline) {
    Topic topic = subscription.topic;
    PendingCall call =
        begin(
            topic.subscribe(),
            topic.params(),
            deadline,
            !topic.renewed(),
            id -> subscriptions.confirm(subscription, id.asString("")));
    subscribing.put(call, subscription);
    call.ended = failure -> ended(call, subscription, failure);
    return call;
  }

  private void ended(
      PendingCall call, LiveSubscription subscription, @Nullable RpcException failure) {
    subscribing.remove(call);
    if (failure != null) {
      subscription.end(String.valueOf(failure.getMessage()));
      subscriptions.remove(subscription);
    }
  }

  private void send(PendingCall call) {
    Wire.Link open = link;
    if (open != null) {
      call.sent = true;
      int over = connection;
      open.send(call.text).whenComplete((_, e) -> checkSent(over, e));
    }
  }

  private void checkSent(int over, @Nullable Throwable failure) {
    if (failure != null) {
      lose(over, "could not send", false);
    }
  }

  private void expire(PendingCall call, Duration deadline) {
    lock.lock();
    try {
      if (pending.remove(call.id) != null) {
        call.fail(
            call.sent && link != null
                ? new RpcException.Timeout(call.method + ": no answer within " + deadline)
                : new RpcException.Disconnected(
                    call.method + ": no connection within " + deadline + ": " + lastLoss));
      }
    } finally {
      lock.unlock();
    }
  }

  private void connect() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      int attempt = ++connection;
      Wire wire = wires.get((attempt - 1) % wires.size());
      wire.open(new Receiver(attempt))
          .whenComplete((opened, e) -> connected(attempt, wire, opened, e));
    } finally {
      lock.unlock();
    }
  }

  private void connected(
      int attempt, Wire wire, Wire.@Nullable Link opened, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (opened == null) {
        lose(attempt, wire.name() + ": " + reason(failure), false);
        return;
      }
      if (closed || attempt != connection) {
        opened.cut();
        return;
      }
      link = opened;
      connects++;
      heard = false;
      pinged = false;
      opened.listen();
      List.copyOf(pending.values()).forEach(this::send);
      Set<LiveSubscription> underWay = new LinkedHashSet<>(subscribing.values());
      subscriptions.toRenew(underWay).forEach(s -> beginSubscribing(s, RENEWAL));
      scheduler.after(settings.pingEvery(), () -> watchPulse(attempt));
    } finally {
      lock.unlock();
    }
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null
        ? "no connection"
        : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void watchPulse(int over) {
    lock.lock();
    try {
      Wire.Link open = link;
      if (over != connection || open == null) {
        return;
      }
      if (!heard && pinged) {
        lose(over, "no sign of life within " + settings.pongWithin() + " of a ping", false);
        return;
      }
      pinged = !heard;
      heard = false;
      if (pinged) {
        open.ping().whenComplete((_, e) -> checkSent(over, e));
      }
      scheduler.after(
          pinged ? settings.pongWithin() : settings.pingEvery(), () -> watchPulse(over));
    } finally {
      lock.unlock();
    }
  }

  private void lose(int over, String reason, boolean forGood) {
    lock.lock();
    try {
      if (over != connection || closed) {
        return;
      }
      connection++;
      lastLoss = reason;
      Wire.Link open = link;
      link = null;
      if (open != null) {
        open.cut();
      }
      for (PendingCall call : List.copyOf(pending.values())) {
        if (call.once && call.sent) {
          pending.remove(call.id);
          call.fail(
              new RpcException.Disconnected(
                  call.method + ": sent, then the connection broke: " + reason));
        }
        call.sent = false;
      }
      subscriptions.lost(reason);
      if (!forGood) {
        scheduler.after(settings.backoff().pause(++failures, random), this::connect);
      }
    } finally {
      lock.unlock();
    }
  }

  private void receive(int over, String text) {
    Message message = codec.read(text);
    lock.lock();
    try {
      if (over != connection || closed) {
        return;
      }
      heard = true;
      failures = message instanceof Message.Garbage ? failures : 0;
      switch (message) {
        case Message.Answer(long id, JsonNode result) -> finish(id, c -> c.succeed(result));
        case Message.Failure(long id, int code, String words, String data) ->
            finish(id, c -> c.fail(new RpcException.ErrorResponse(c.method, code, words, data)));
        case Message.Shapeless(long id, String why) ->
            finish(id, c -> c.fail(new RpcException.Malformed(c.method + ": " + why)));
        case Message.Notice notice -> subscriptions.notice(notice);
        case Message.Stray _ -> {}
        case Message.Garbage(String why) -> garbage(over, why);
      }
    } finally {
      lock.unlock();
    }
  }

  private void finish(long id, Consumer<PendingCall> how) {
    PendingCall call = pending.remove(id);
    if (call != null) {
      how.accept(call);
    }
  }

  /**
   * Nobody can say whose answer it was: every call that waits over this connection fails with it.
   */
  private void garbage(int over, String why) {
    if (over != connection || closed) {
      return;
    }
    for (PendingCall call : pending.values().stream().filter(c -> c.sent).toList()) {
      pending.remove(call.id);
      call.fail(new RpcException.Malformed(call.method + ": unusable from the node: " + why));
    }
    lose(over, "unusable from the node: " + why, false);
  }

  private final class Receiver implements Wire.Receiver {
    private final int over;

    Receiver(int over) {
      this.over = over;
    }

    @Override
    public void text(String message) {
      receive(over, message);
    }

    @Override
    public void alive() {
      lock.lock();
      try {
        heard |= over == connection;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void lost(String reason) {
      lose(over, reason, false);
    }

    @Override
    public void unusable(String reason) {
      lock.lock();
      try {
        garbage(over, reason);
      } finally {
        lock.unlock();
      }
    }
  }
}
