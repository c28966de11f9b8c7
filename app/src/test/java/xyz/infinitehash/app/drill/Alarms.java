package xyz.infinitehash.app.drill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.task.ValidatorLog;

/** The operator's log, and what it said loudly of which epoch. */
final class Alarms {
  private final ConcurrentSkipListMap<Long, Set<String>> byEpoch = new ConcurrentSkipListMap<>();
  private final Set<String> doubts = java.util.concurrent.ConcurrentHashMap.newKeySet();

  /** What to hand to a validator. */
  ValidatorLog log() {
    OperatorLog aloud = new OperatorLog();
    return (ValidatorLog)
        Proxy.newProxyInstance(
            ValidatorLog.class.getClassLoader(),
            new Class<?>[] {ValidatorLog.class},
            (_, method, arguments) -> {
              note(method.getName(), arguments);
              try {
                return method.invoke(aloud, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private void note(String method, Object[] arguments) {
    switch (method) {
      case "windowIncomplete" -> alarm(((EpochWindow) arguments[0]).epoch(), method);
      case "notRevealed", "gaveUp" -> alarm(((LedgerRow) arguments[0]).key().epoch(), method);
      case "inDoubt" -> doubts.add((String) arguments[0]);
      case "epochsMissed" -> {
        for (long epoch = (Long) arguments[0]; epoch <= (Long) arguments[1]; epoch++) {
          alarm(epoch, method);
        }
      }
      default -> {} // not an alarm
    }
  }

  private void alarm(long epoch, String what) {
    byEpoch
        .computeIfAbsent(epoch, _ -> java.util.concurrent.ConcurrentHashMap.newKeySet())
        .add(what);
  }

  /** Alarms of an epoch. */
  Set<String> of(long epoch) {
    return new TreeSet<>(byEpoch.getOrDefault(epoch, Set.of()));
  }

  /** Reasons for which everything was stopped: none, unless a ledger went wrong. */
  Set<String> doubts() {
    return Set.copyOf(doubts);
  }
}
