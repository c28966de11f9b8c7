package xyz.infinitehash.app.demo;

import java.util.List;

/**
 * A moment of the demo.
 *
 * @param epoch number of the running epoch, as the chain counts
 * @param block head of the chain
 * @param blocksLeft until the next epoch begins
 * @param miners one row a hotkey
 * @param weighed epochs whose weights are in a final block
 * @param weights what the validator last did, a sentence
 */
public record DemoView(
    long epoch,
    long block,
    long blocksLeft,
    List<DemoReport.Miner> miners,
    int weighed,
    String weights) {
  /** Whether any miner had a share accepted. */
  public boolean hasShares() {
    return miners.stream().anyMatch(miner -> miner.shares().accepted() > 0);
  }
}
