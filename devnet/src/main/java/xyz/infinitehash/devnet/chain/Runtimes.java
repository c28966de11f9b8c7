package xyz.infinitehash.devnet.chain;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The runtimes of a chain by what stands under {@code :code}, and the blocks that put another
 * there. A branch that replaces such a block puts it there at the same number.
 */
final class Runtimes {
  private final ChainRuntime first;
  private final Map<ByteString, ChainRuntime> byCode = new ConcurrentHashMap<>();
  private final TreeMap<Long, ChainRuntime> upgrades = new TreeMap<>();

  Runtimes(ChainRuntime first) {
    this.first = first;
    byCode.put(first.code(), first);
  }

  /** The one a state names; the first when it names none that is known. */
  ChainRuntime of(StateMap state) {
    return state
        .get(ChainRuntime.CODE.bytes())
        .map(code -> byCode.getOrDefault(ByteString.of(code), first))
        .orElse(first);
  }

  /** From the block after this one on. The caller has the chain's lock, here and below. */
  void upgrade(long block, ChainRuntime next) {
    byCode.put(next.code(), next);
    upgrades.put(block, next);
  }

  Optional<ChainRuntime> upgradeIn(long block) {
    return Optional.ofNullable(upgrades.get(block));
  }
}
