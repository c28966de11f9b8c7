package xyz.infinitehash.substrate.rpc;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one client: so many under way, more in a queue for a place, first come first served.
 * Guarded by the lock of {@link WebSocketRpc}.
 */
final class Calls {
  private static final int WAITING_PER_PLACE = 8;

  private final int places;
  private final Map<Long, PendingCall> pending = new LinkedHashMap<>();
  private final ArrayDeque<PendingCall> waiting = new ArrayDeque<>();

  Calls(int places) {
    this.places = places;
  }

  /**
   * Gives it a place, or a place in the queue.
   *
   * @return whether it may be sent now
   */
  boolean add(PendingCall call) {
    if (pending.size() < places) {
      pending.put(call.id, call);
      return true;
    }
    if (waiting.size() >= places * WAITING_PER_PLACE) {
      throw new RpcException.Overloaded(
          "%s: %d calls are under way and %d wait"
              .formatted(call.method, pending.size(), waiting.size()));
    }
    waiting.add(call);
    return false;
  }

  boolean hasRoom() {
    return pending.size() < places;
  }

  /** Takes out the call of that id; its place is free then. */
  @Nullable PendingCall take(long id) {
    return pending.remove(id);
  }

  @Nullable PendingCall get(long id) {
    return pending.get(id);
  }

  /** Takes it out wherever it is. */
  boolean remove(PendingCall call) {
    return pending.remove(call.id) != null || waiting.remove(call);
  }

  /** Moves the first of the queue to a free place, null when there is none of either. */
  @Nullable PendingCall promote() {
    if (waiting.isEmpty() || !hasRoom()) {
      return null;
    }
    PendingCall call = waiting.remove();
    pending.put(call.id, call);
    return call;
  }

  /** Those that wait for an answer, or for a connection. */
  List<PendingCall> underWay() {
    return List.copyOf(pending.values());
  }

  /** The connection broke: what may not be sent again ends. */
  void lost(String reason) {
    for (PendingCall call : underWay()) {
      if (call.once && call.sent) {
        pending.remove(call.id);
        call.fail(
            new RpcException.Disconnected(
                call.method + ": sent, then the connection broke: " + reason));
      }
      call.sent = false;
    }
  }

  /** Ends those that went over this connection: nobody can say whose answer was unusable. */
  void failSent(Function<PendingCall, RpcException> why) {
    for (PendingCall call : underWay()) {
      if (call.sent) {
        pending.remove(call.id);
        call.fail(why.apply(call));
      }
    }
  }

  /** Ends all of them. */
  void failAll(Function<PendingCall, RpcException> why) {
    List<PendingCall> all = new java.util.ArrayList<>(pending.values());
    all.addAll(waiting);
    pending.clear();
    waiting.clear();
    all.forEach(call -> call.fail(why.apply(call)));
  }

  int underWayCount() {
    return pending.size();
  }

  int waitingCount() {
    return waiting.size();
  }
}
