package xyz.infinitehash.economics.scoring;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

/**
 * {@code jvm-1}: weight in proportion to work. The hotkey that worked most gets 65535, every other
 * {@code work * 65535 / most}, rounded to the nearest integer, halves to the even one. Unregistered
 * hotkeys are left out before the most is looked for.
 */
public record Jvm1() implements ScoringRules {
  private static final BigInteger MAX = BigInteger.valueOf(WeightVector.MAX);

  @Override
  public String name() {
    return "jvm-1";
  }

  @Override
  public ScoringOutcome score(WorkByHotkey work, Set<AccountId> registered) {
    WorkByHotkey dropped = work.only(hotkey -> !registered.contains(hotkey));
    WorkByHotkey counted = work.only(registered::contains);
    Work most = counted.isEmpty() ? Work.NONE : Collections.max(counted.byHotkey().values());
    if (most.isNone()) {
      return new ScoringOutcome.NobodyWorked(name(), dropped);
    }
    TreeMap<AccountId, Integer> weights = new TreeMap<>();
    TreeMap<AccountId, Work> tooLittle = new TreeMap<>();
    counted
        .byHotkey()
        .forEach(
            (hotkey, own) -> {
              int weight = weight(own, most);
              if (weight > 0) {
                weights.put(hotkey, weight);
              } else if (!own.isNone()) {
                tooLittle.put(hotkey, own);
              }
            });
    return new ScoringOutcome.Weights(
        name(), new WeightVector(weights), new WorkByHotkey(tooLittle), dropped);
  }

  /** Half-even quotient of {@code own * 65535} by {@code most}; 0 to 65535. */
  static int weight(Work own, Work most) {
    BigInteger[] parts = own.hashes().multiply(MAX).divideAndRemainder(most.hashes());
    int half = parts[1].shiftLeft(1).compareTo(most.hashes());
    boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
    return parts[0].intValueExact() + (up ? 1 : 0);
  }
}
