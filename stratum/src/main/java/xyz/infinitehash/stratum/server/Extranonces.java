package xyz.infinitehash.stratum.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each connection an extranonce1 of its own. They count up from where the {@link RunStart}
 * says, so a value comes back within a run only after 2^32 connections, and then not while its
 * first owner is still connected.
 */
final class Extranonces {
  private final AtomicInteger next;
  private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

  Extranonces(int start) {
    next = new AtomicInteger(start);
  }

  int take() {
    int extranonce1 = next.getAndIncrement();
    while (!taken.add(extranonce1)) {
      extranonce1 = next.getAndIncrement();
    }
    return extranonce1;
  }

  void giveBack(int extranonce1) {
    taken.remove(extranonce1);
  }
}
