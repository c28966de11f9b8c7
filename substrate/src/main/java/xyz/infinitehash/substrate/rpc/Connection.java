package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at a link and its life: it opens, the node tells its genesis, then calls go over it
 * until it ends, once. Pings notice a dead socket, new heads a node that is behind. Calls of its
 * own have ids below {@link #FIRST_FREE_ID}.
 */
final class Connection implements Wire.Receiver {
  static final long FIRST_FREE_ID = 10;
  private static final long GENESIS = 0;
  private static final int MOST_UNANSWERED = 2;

  /** Who has opened it; told everything under the lock. */
  interface Owner {
    /** It is of the right chain: calls may go out. */
    void up(Connection connection);

    /** An answer or a notification that is not the connection's own. */
    void message(Connection connection, Message message);

    /** The node sent what no client can use. */
    void unusable(Connection connection, String why);

    /** The node is behind; it may be left for another one. */
    void behind(Connection connection, String why);

    /** It has ended. */
    void over(Connection connection, Loss loss);
  }

  /**
   * Why it ended.
   *
   * @param state what that makes of the endpoint
   */
  record Loss(EndpointHealth.State state, boolean limited, String reason) {
    static Loss broken(String reason) {
      return new Loss(EndpointHealth.State.RESTING, false, reason);
    }
  }

  private record Open(Wire.Link link, Pulse pulse) {}

  private enum Stage {
    OPENING,
    CHECKING,
    UP,
    OVER
  }

  final Endpoint endpoint;
  private final Endpoints endpoints;
  private final Owner owner;
  private final ReentrantLock lock;
  private final Scheduler scheduler;
  private final RpcSettings settings;
  private final Message.Codec codec;
  private final HeadWatch heads;

  // all below: guarded by lock
  private Stage stage = Stage.OPENING;
  private @Nullable Open link;
  private boolean held;
  private long messages;
  private int unanswered;

  Connection(
      Endpoint endpoint,
      Endpoints endpoints,
      Owner owner,
      ReentrantLock lock,
      Scheduler scheduler,
      RpcSettings settings,
      Message.Codec codec) {
    this.endpoint = endpoint;
    this.endpoints = endpoints;
    this.owner = owner;
    this.lock = lock;
    this.scheduler = scheduler;
    this.settings = settings;
    this.codec = codec;
    this.heads =
        new HeadWatch(
            endpoint,
            endpoints,
            settings.freshness(),
            (id, method) -> ask(id, method, List.of()),
            why -> owner.behind(this, why));
  }

  void open() {
    endpoint.wire.open(this).whenComplete((opened, e) -> locked(() -> opened(opened, e)));
  }

  private void opened(Wire.@Nullable Link opened, @Nullable Throwable failure) {
    if (opened == null) {
      boolean limited =
          cause(failure) instanceof Wire.Refused refused && Limits.isHttp(refused.status());
      end(new Loss(EndpointHealth.State.RESTING, limited, reason(failure)));
    } else if (stage == Stage.OVER) {
      opened.cut();
    } else {
      link =
          new Open(
              opened, new Pulse(settings, scheduler, lock, opened, why -> end(Loss.broken(why))));
      stage = Stage.CHECKING;
      opened.listen();
      ask(GENESIS, "chain_getBlockHash", List.of(0));
      scheduler.after(settings.connectTimeout(), () -> locked(this::stillChecking));
    }
  }

  private void stillChecking() {
    if (stage == Stage.CHECKING) {
      end(Loss.broken("it did not tell its genesis within " + settings.connectTimeout()));
    }
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause = cause(failure);
    return cause == null
        ? "no connection"
        : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void locked(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      lock.unlock();
    }
  }

  private void ask(long id, String method, List<?> params) {
    send(codec.request(id, method, params));
  }

  private void send(String text) {
    Open open = link;
    if (open != null) {
      open.link.send(text).whenComplete((_, e) -> open.pulse.checkSent(e));
    }
  }

  /** Sends a call if calls may go out; it is marked as sent then. */
  void send(PendingCall call) {
    if (stage == Stage.UP && !held) {
      call.sent = true;
      call.heardBefore = messages;
      send(call.text);
    }
  }

  boolean isUp() {
    return stage == Stage.UP;
  }

  /** Whether calls wait, for the node said it is asked too much. */
  boolean isHeld() {
    return held;
  }

  /** Keeps calls back for a while. */
  void hold(Duration pause, Runnable released) {
    held = true;
    scheduler.after(
        pause,
        () ->
            locked(
                () -> {
                  held = false;
                  if (stage == Stage.UP) {
                    released.run();
                  }
                }));
  }

  /** A call got no answer in its time: twice, with nothing else heard, and the link is dead. */
  void unanswered(PendingCall call) {
    if (call.heardBefore != messages) {
      unanswered = 0;
    } else if (++unanswered >= MOST_UNANSWERED) {
      end(Loss.broken(unanswered + " calls in a row got no answer"));
    }
  }

  /** Ends it, once; later events of it are nobody's business. */
  void end(Loss loss) {
    if (stage == Stage.OVER) {
      return;
    }
    stage = Stage.OVER;
    Open open = link;
    link = null;
    if (open != null) {
      open.pulse.stop();
      open.link.cut();
    }
    owner.over(this, loss);
  }

  private void watchHeads() {
    if (stage != Stage.UP) {
      return;
    }
    endpoint.limits = 0;
    heads.tick();
    scheduler.after(settings.freshness().silence(), () -> locked(this::watchHeads));
  }

  @Override
  public void text(String text) {
    Message message = codec.read(text);
    locked(() -> received(message));
  }

  private void received(Message message) {
    alive();
    messages++;
    if (message instanceof Message.Garbage(String why) && stage != Stage.OVER) {
      owner.unusable(this, why);
    } else if (stage == Stage.CHECKING) {
      check(message);
    } else if (stage == Stage.UP && !heads.takes(message)) {
      owner.message(this, message);
    }
  }

  private void check(Message message) {
    switch (message) {
      case Message.Answer(long id, JsonNode hash) when id == GENESIS && hash.isString() -> {
        if (endpoints.isOfTheChain(hash.stringValue())) {
          begin();
        } else {
          String found = hash.stringValue();
          end(
              new Loss(
                  EndpointHealth.State.WRONG_CHAIN,
                  false,
                  "its genesis is %s, not %s"
                      .formatted(
                          found.length() > 70 ? found.substring(0, 70) : found,
                          endpoints.genesis())));
        }
      }
      case Message.Failure failure when failure.id() == GENESIS ->
          end(
              new Loss(
                  EndpointHealth.State.RESTING,
                  Limits.is(failure),
                  "it did not tell its genesis: " + failure.text()));
      case Message.Answer(long id, var _) when id == GENESIS ->
          end(Loss.broken("it did not tell its genesis"));
      default -> {} // nothing else was asked
    }
  }

  private void begin() {
    stage = Stage.UP;
    endpoint.state = EndpointHealth.State.CONNECTED;
    owner.up(this);
    heads.begin();
    if (link != null) {
      link.pulse.begin();
    }
    scheduler.after(settings.freshness().silence(), () -> locked(this::watchHeads));
  }

  @Override
  public void alive() {
    locked(
        () -> {
          if (link != null) {
            link.pulse.heard();
          }
        });
  }

  @Override
  public void lost(String reason) {
    locked(() -> end(Loss.broken(reason)));
  }

  @Override
  public void unusable(String reason) {
    locked(
        () -> {
          if (stage != Stage.OVER) {
            owner.unusable(this, reason);
          }
        });
  }
}
