package xyz.infinitehash.app.drill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.task.ValidatorLog;

/** The operator's log, and what it said loudly of which epoch. */
final class Alarms {
  private static final int ALL = -1;

  /** Of an epoch, for one mechanism or for all. */
  private record Said(long epoch, int mechanism, String what) {}

  private final Set<Said> said = ConcurrentHashMap.newKeySet();
  private final Set<String> doubts = ConcurrentHashMap.newKeySet();

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
      case "windowIncomplete" ->
          said.add(new Said(((EpochWindow) arguments[0]).epoch(), ALL, method));
      case "notRevealed", "gaveUp" -> {
        LedgerKey key = ((LedgerRow) arguments[0]).key();
        said.add(new Said(key.epoch(), key.mechanism(), method));
      }
      case "inDoubt" -> doubts.add((String) arguments[0]);
      case "epochsMissed" -> {
        for (long epoch = (Long) arguments[0]; epoch <= (Long) arguments[1]; epoch++) {
          said.add(new Said(epoch, ALL, method));
        }
      }
      default -> {} // not an alarm
    }
  }

  /** Alarms that tell of an epoch's weights. */
  Set<String> of(long epoch, int mechanism) {
    return said.stream()
        .filter(each -> each.epoch() == epoch)
        .filter(each -> each.mechanism() == ALL || each.mechanism() == mechanism)
        .map(Said::what)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Reasons for which everything was stopped: none, unless a ledger went wrong. */
  Set<String> doubts() {
    return Set.copyOf(doubts);
  }
}
