package xyz.infinitehash.substrate.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subscriptions of one client, by the node's ids. A node may notify before its answer names the
 * id: such early notifications wait here, within bounds. Guarded by the lock of {@link
 * WebSocketRpc}.
 */
final class Subscriptions {
  private final RpcSettings settings;
  private final Set<LiveSubscription> all = new LinkedHashSet<>();
  private final Map<String, LiveSubscription> byId = new HashMap<>();
  private final ArrayDeque<Message.Notice> early = new ArrayDeque<>();
  private long earlySize;

  Subscriptions(RpcSettings settings) {
    this.settings = settings;
  }

  void add(LiveSubscription subscription) {
    if (all.size() >= settings.mostSubscriptions()) {
      throw new RpcException.Overloaded("more than " + all.size() + " subscriptions");
    }
    all.add(subscription);
  }

  /** The node has named it: early notifications become its first ones. */
  void confirm(LiveSubscription subscription, String id) {
    if (!all.contains(subscription)) {
      return;
    }
    subscription.confirmed(id);
    byId.put(id, subscription);
    List<Message.Notice> others = new ArrayList<>();
    for (Message.Notice notice : early) {
      if (notice.subscription().equals(id)) {
        subscription.add(notice);
      } else {
        others.add(notice);
      }
    }
    early.clear();
    earlySize = 0;
    others.forEach(this::keepEarly);
  }

  void notice(Message.Notice notice) {
    LiveSubscription subscription = byId.get(notice.subscription());
    if (subscription != null) {
      subscription.add(notice);
    } else if (all.stream().anyMatch(s -> s.id == null)) {
      keepEarly(notice);
    }
  }

  private void keepEarly(Message.Notice notice) {
    early.add(notice);
    earlySize += notice.size();
    while (early.size() > settings.mostQueued() || earlySize > settings.longestMessage()) {
      earlySize -= early.remove().size();
    }
  }

  void remove(LiveSubscription subscription) {
    all.remove(subscription);
    if (subscription.id != null) {
      byId.remove(subscription.id);
    }
  }

  /** The connection broke: ends those that are not renewed. */
  void lost(String reason) {
    byId.clear();
    early.clear();
    earlySize = 0;
    for (LiveSubscription subscription : List.copyOf(all)) {
      if (subscription.id != null && !subscription.topic.renewed()) {
        subscription.end(reason);
        all.remove(subscription);
      }
      subscription.id = null;
    }
  }

  /** Those to be subscribed again over a new connection. */
  List<LiveSubscription> toRenew(Set<LiveSubscription> underWay) {
    return all.stream().filter(s -> s.id == null && !underWay.contains(s)).toList();
  }

  void endAll(String reason) {
    all.forEach(s -> s.end(reason));
    all.clear();
    byId.clear();
    early.clear();
  }
}
