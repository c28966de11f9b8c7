package xyz.infinitehash.stratum.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is in, and turns away what is over a limit. Any thread. */
final class Doorman {
  private final Limits limits;
  private final AtomicInteger inside = new AtomicInteger();
  private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

  Doorman(Limits limits) {
    this.limits = limits;
  }

  /** True when the peer may stay; then {@link #leave} is owed once. */
  boolean admit(InetAddress address) {
    if (inside.incrementAndGet() > limits.connections()) {
      inside.decrementAndGet();
      return false;
    }
    if (byAddress.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
      leave(address);
      return false;
    }
    return true;
  }

  void leave(InetAddress address) {
    inside.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }
}
