package xyz.infinitehash.devnet.pallet.proxy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * Calls that a type of proxy may or may not make: all of a pallet, or one.
 *
 * @param one the call; empty for all of the pallet
 */
public record CallRule(int palletIndex, String pallet, Optional<One> one) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d+) (\\w+)(?: (\\d+) (\\w+)(?: (\\w+) < (\\d+)| call is (\\w+)\\.(\\w+))?)?");

  /**
   * One call.
   *
   * @param index in the pallet
   * @param condition what must be true of its arguments
   */
  public record One(int index, String name, Condition condition) {}

  /** What must be true of a call's arguments. */
  public sealed interface Condition {
    /** Nothing. */
    record Always() implements Condition {}

    /** A number is below a limit. */
    record Below(String param, BigInteger limit) implements Condition {}

    /** The call inside is a certain one. */
    record Holds(String pallet, String call) implements Condition {}
  }

  /** Reads {@code PALLET_INDEX Pallet [CALL_INDEX call [param < limit | call is Pallet.call]]}. */
  static CallRule parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("no rule: " + text);
    }
    Optional<One> one =
        Optional.ofNullable(found.group(3))
            .map(index -> new One(Integer.parseInt(index), found.group(4), condition(found)));
    return new CallRule(Integer.parseInt(found.group(1)), found.group(2), one);
  }

  private static Condition condition(Matcher found) {
    if (found.group(5) != null) {
      return new Condition.Below(found.group(5), new BigInteger(found.group(6)));
    }
    return found.group(7) != null
        ? new Condition.Holds(found.group(7), found.group(8))
        : new Condition.Always();
  }

  /** Whether a call falls under it. */
  boolean covers(Call call) {
    return call.pallet().equals(pallet) && one.map(rule -> covers(rule, call)).orElse(true);
  }

  private static boolean covers(One rule, Call call) {
    return call.name().equals(rule.name())
        && switch (rule.condition()) {
          case Condition.Always() -> true;
          case Condition.Below(String param, BigInteger limit) ->
              call.arg(param).asBigInteger().compareTo(limit) < 0;
          case Condition.Holds(String pallet, String name) -> {
            Call inner = Call.of(call.arg("call"));
            yield inner.pallet().equals(pallet) && inner.name().equals(name);
          }
        };
  }
}
