package xyz.infinitehash.substrate.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON-RPC over one WebSocket at a time. It connects when made and again whenever the connection
 * breaks: to the healthiest of its endpoints, an endpoint that failed resting with {@link Backoff}
 * of its own. A node must tell the genesis of the first before any call goes to it. What may be
 * sent again is, subscriptions are renewed, a dead connection is noticed by pings, a stale node by
 * its heads. It never gives up before {@link #close}; a call that finds no connection waits for one
 * within its deadline.
 */
public final class WebSocketRpc implements JsonRpc {
  private static final Duration RENEWAL = Duration.ofSeconds(30);
  private final RpcSettings settings;
  private final Scheduler scheduler;
  private final Runnable release;
  private final Message.Codec codec;
  private final ReentrantLock lock = new ReentrantLock();

  // all below: guarded by lock
  private final Links links;
  private final Calls calls;
  private final Map<PendingCall, LiveSubscription> subscribing = new LinkedHashMap<>();
  private final Subscriptions subscriptions;
  private long nextId = Connection.FIRST_FREE_ID;
  private boolean closed;

  WebSocketRpc(
      List<? extends Wire> wires,
      RpcSettings settings,
      Scheduler scheduler,
      RandomGenerator random,
      Runnable release) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.release = release;
    this.codec = new Message.Codec(settings.longestMessage(), settings.mostTokens());
    this.calls = new Calls(settings.mostCalls());
    this.subscriptions = new Subscriptions(settings);
    this.links = new Links(wires, new Ears(), lock, scheduler, settings, random, codec);
    lock.lock();
    try {
      links.connect();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts connecting, without waiting for it.
   *
   * @param endpoints {@code ws} or {@code wss} addresses of nodes of one chain; the first is tried
   *     first
   */
  public static WebSocketRpc connect(
      List<URI> endpoints, RpcSettings settings, Scheduler scheduler, RandomGenerator random) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no endpoint");
    }
    HttpClient http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
    List<WebSocketWire> wires =
        endpoints.stream().map(uri -> new WebSocketWire(http, uri, settings)).toList();
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

  @Override
  public RpcStatus status() {
    lock.lock();
    try {
      return links.status(calls.underWayCount(), calls.waitingCount());
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
      closed = true;
      links.close();
      calls.failAll(c -> new RpcException.Disconnected(c.method + ": the client was closed"));
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
      if (id != null && links.isUp() && calls.hasRoom()) {
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
      Optional<String> none = links.whyNone();
      if (none.isPresent()) {
        throw new RpcException.WrongChain(method + ": " + none.get());
      }
      long id = nextId++;
      String text = codec.request(id, method, params);
      var call = new PendingCall(id, method, text, once, deadline, before);
      boolean mayGo = calls.add(call);
      call.deadline = scheduler.after(deadline, () -> expire(call));
      if (mayGo) {
        links.send(call);
      }
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

  private void sendUnsent() {
    calls.underWay().stream().filter(call -> !call.sent).forEach(links::send);
  }

  /** A place is free: the queue moves up. */
  private void moveUp() {
    for (PendingCall call = calls.promote(); call != null; call = calls.promote()) {
      links.send(call);
    }
  }

  private void expire(PendingCall call) {
    lock.lock();
    try {
      boolean hadPlace = calls.get(call.id) != null;
      if (!calls.remove(call)) {
        return;
      }
      call.fail(
          hadPlace
              ? links.expired(call)
              : new RpcException.Overloaded(
                  "%s: no place among %d calls within %s"
                      .formatted(call.method, settings.mostCalls(), call.allowed)));
      moveUp();
    } finally {
      lock.unlock();
    }
  }

  /** What the connection tells, under the lock. */
  private final class Ears implements Links.User {
    @Override
    public void up() {
      sendUnsent();
      Set<LiveSubscription> underWay = new LinkedHashSet<>(subscribing.values());
      subscriptions.toRenew(underWay).forEach(s -> beginSubscribing(s, RENEWAL));
    }

    @Override
    public void message(Message message) {
      switch (message) {
        case Message.Answer(long id, JsonNode result) -> finish(id, c -> c.succeed(result));
        case Message.Failure failure when Limits.is(failure) -> limited(failure);
        case Message.Failure(long id, int code, String words, String data) ->
            finish(id, c -> c.fail(new RpcException.ErrorResponse(c.method, code, words, data)));
        case Message.Shapeless(long id, String why) ->
            finish(id, c -> c.fail(new RpcException.Malformed(c.method + ": " + why)));
        case Message.Notice notice -> subscriptions.notice(notice);
        case Message.Stray _ -> {}
        case Message.Garbage(String why) -> unusable(why);
      }
    }

    private void finish(long id, Consumer<PendingCall> how) {
      PendingCall call = calls.take(id);
      if (call != null) {
        how.accept(call);
        moveUp();
      }
    }

    /** The node did not carry it out: it may be sent again, whatever it is. */
    private void limited(Message.Failure failure) {
      PendingCall call = calls.get(failure.id());
      if (call != null) {
        call.sent = false;
        links.limited(failure);
      }
    }

    @Override
    public void unusable(String why) {
      calls.failSent(
          c -> new RpcException.Malformed(c.method + ": unusable from the node: " + why));
      moveUp();
    }

    @Override
    public void lost(String why) {
      calls.lost(why);
      subscriptions.lost(why);
      moveUp();
    }

    @Override
    public void noneLeft(String why) {
      calls.failAll(c -> new RpcException.WrongChain(c.method + ": " + why));
    }
  }
}
