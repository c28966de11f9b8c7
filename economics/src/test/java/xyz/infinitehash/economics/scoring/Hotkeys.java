package xyz.infinitehash.economics.scoring;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

/** Hotkeys and windows for laws: few hotkeys, so that they meet, and work of every size. */
final class Hotkeys {
  private Hotkeys() {}

  static AccountId hotkey(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) (number * 37);
    bytes[31] = (byte) number;
    return AccountId.of(bytes);
  }

  static Arbitrary<AccountId> hotkeys() {
    return Arbitraries.integers().between(0, 11).map(Hotkeys::hotkey);
  }

  static Arbitrary<Work> work() {
    BigInteger most = BigInteger.ONE.shiftLeft(100);
    return Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(5)),
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(200_000)),
            Arbitraries.bigIntegers().between(BigInteger.ZERO, most))
        .map(Work::new);
  }

  static Arbitrary<WorkByHotkey> windows() {
    return Combinators.combine(hotkeys(), work())
        .as(Map::entry)
        .list()
        .ofMaxSize(12)
        .map(
            entries -> {
              Map<AccountId, Work> map = new HashMap<>();
              entries.forEach(entry -> map.merge(entry.getKey(), entry.getValue(), Work::plus));
              return WorkByHotkey.of(map);
            });
  }
}
