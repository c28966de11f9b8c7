package xyz.infinitehash.bittensor.epoch;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.NetUid;

/**
 * All subnets from one block to the next. At most so many epochs run in a block, lowest netuid
 * first; the others are put off to the block after.
 *
 * @param after the subnets after the block
 * @param ran those whose epoch ran in it
 */
public record EpochRound(SortedMap<NetUid, DynamicTempo> after, Set<NetUid> ran) {
  /**
   * Plays one block.
   *
   * @param subnets all of one head
   * @param mostPerBlock MaxEpochsPerBlock
   */
  public static EpochRound next(SortedMap<NetUid, DynamicTempo> subnets, int mostPerBlock) {
    SortedMap<NetUid, DynamicTempo> after = new TreeMap<>();
    Set<NetUid> ran = new LinkedHashSet<>();
    for (Map.Entry<NetUid, DynamicTempo> subnet : subnets.entrySet()) {
      DynamicTempo state = subnet.getValue();
      boolean due = state.isDue();
      boolean full = due && ran.size() >= mostPerBlock;
      if (due && !full) {
        ran.add(subnet.getKey());
      }
      after.put(subnet.getKey(), full ? state.defer() : state.advance());
    }
    return new EpochRound(after, ran);
  }
}
