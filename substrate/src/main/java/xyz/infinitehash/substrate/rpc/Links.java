package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that is in use, and the next one when it ends or another endpoint is sounder.
 * All is called and told under the lock of {@link WebSocketRpc}.
 */
final class Links implements Connection.Owner {
  private static final int LIMIT_STEPS = 3; // a limit of the rate is waited out from 2 s on
  private static final int BEHIND_PERIODS = 5;

  /** Whose calls go over them. */
  interface User {
    /** Calls may go out. */
    void up();

    /** An answer or a notification. */
    void message(Message message);

    /** The connection sent what no client can use, and ends next. */
    void unusable(String why);

    /** What was sent over the connection has no answer any more. */
    void lost(String why);

    /** Every endpoint is of another chain. */
    void noneLeft(String why);
  }

  private final ReentrantLock lock;
  private final Scheduler scheduler;
  private final RpcSettings settings;
  private final RandomGenerator random;
  private final Message.Codec codec;
  private final User user;
  private final Endpoints endpoints;
  private @Nullable Connection current;
  private int opened;
  private String lastLoss = "not connected yet";
  private boolean closed;

  Links(
      List<? extends Wire> wires,
      User user,
      ReentrantLock lock,
      Scheduler scheduler,
      RpcSettings settings,
      RandomGenerator random,
      Message.Codec codec) {
    this.endpoints = new Endpoints(wires, scheduler);
    this.user = user;
    this.lock = lock;
    this.scheduler = scheduler;
    this.settings = settings;
    this.random = random;
    this.codec = codec;
  }

  /** Connects unless there is a connection, or all endpoints rest: the end of a rest comes here. */
  void connect() {
    if (closed || current != null) {
      return;
    }
    Optional<Endpoint> next = endpoints.next();
    if (next.isPresent()) {
      current = new Connection(next.get(), endpoints, this, lock, scheduler, settings, codec);
      current.open();
    }
  }

  void close() {
    closed = true;
    if (current != null) {
      current.end(Connection.Loss.broken("the client was closed"));
    }
  }

  boolean isUp() {
    return current != null && current.isUp();
  }

  /** Why no call can be made at all, when that is so. */
  Optional<String> whyNone() {
    return endpoints.whyNone();
  }

  RpcStatus status(int underWay, int waiting) {
    return new RpcStatus(
        isUp(),
        opened,
        lastLoss,
        underWay,
        waiting,
        endpoints.health(isUp() && current != null ? current.endpoint : null));
  }

  /** Sends a call, if it may be sent now; else it stays unsent until {@link User#up}. */
  void send(PendingCall call) {
    if (current != null) {
      current.send(call);
    }
  }

  /** Why a call had no answer in time, and what that says about the connection. */
  RpcException expired(PendingCall call) {
    Connection open = current;
    String within = " within " + call.allowed;
    if (open != null && call.sent) {
      open.unanswered(call);
      return new RpcException.Timeout(call.method + ": no answer" + within);
    }
    return open != null && open.isHeld()
        ? new RpcException.Overloaded(call.method + ": not sent" + within + ": " + lastLoss)
        : new RpcException.Disconnected(call.method + ": no connection" + within + ": " + lastLoss);
  }

  /** A call was refused for the rate: it goes to another node, or later to this one. */
  void limited(Message.Failure failure) {
    Connection open = current;
    if (open == null) {
      return;
    }
    String reason = "it limits the rate: " + failure.code() + " " + failure.text();
    if (endpoints.hasReadyBeside(open.endpoint)) {
      open.end(new Connection.Loss(EndpointHealth.State.RESTING, true, reason));
    } else {
      told(open.endpoint, reason);
      if (!open.isHeld()) {
        open.hold(limitPause(open.endpoint), user::up);
      }
    }
  }

  private void told(Endpoint endpoint, String reason) {
    endpoint.lastLoss = reason;
    lastLoss = endpoint.wire.name() + ": " + reason;
  }

  @Override
  public void up(Connection connection) {
    opened++;
    user.up();
  }

  @Override
  public void message(Connection connection, Message message) {
    if (!(message instanceof Message.Failure)) {
      connection.endpoint.failures = 0;
    }
    user.message(message);
  }

  @Override
  public void unusable(Connection connection, String why) {
    user.unusable(why);
    connection.end(Connection.Loss.broken("unusable from the node: " + why));
  }

  @Override
  public void behind(Connection connection, String why) {
    Endpoint endpoint = connection.endpoint;
    endpoints.forgetHighestIfAllLag(endpoint);
    if (endpoints.hasReadyBeside(endpoint)) {
      connection.end(new Connection.Loss(EndpointHealth.State.BEHIND, false, why));
    } else {
      endpoint.state = EndpointHealth.State.BEHIND;
      told(endpoint, why);
    }
  }

  @Override
  public void over(Connection connection, Connection.Loss loss) {
    if (connection != current) {
      return;
    }
    current = null;
    Endpoint endpoint = connection.endpoint;
    told(endpoint, loss.reason());
    user.lost(loss.reason());
    if (closed) {
      return;
    }
    endpoints.leave(endpoint, loss.state(), pause(endpoint, loss), () -> rested(endpoint));
    endpoints.whyNone().ifPresent(user::noneLeft);
    connect();
  }

  private Duration pause(Endpoint endpoint, Connection.Loss loss) {
    return switch (loss.state()) {
      case BEHIND -> settings.freshness().silence().multipliedBy(BEHIND_PERIODS);
      case WRONG_CHAIN -> settings.backoff().longest();
      case RESTING, READY, CONNECTED ->
          loss.limited()
              ? limitPause(endpoint)
              : settings.backoff().pause(++endpoint.failures, random);
    };
  }

  private Duration limitPause(Endpoint endpoint) {
    return settings.backoff().pause(++endpoint.limits + LIMIT_STEPS, random);
  }

  private void rested(Endpoint endpoint) {
    lock.lock();
    try {
      endpoint.rested();
      Connection open = current;
      if (open != null && open.endpoint.state == EndpointHealth.State.BEHIND) {
        behind(open, open.endpoint.lastLoss); // stayed with for want of this one
      }
      connect();
    } finally {
      lock.unlock();
    }
  }
}
