package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.time.InstantSource;
import xyz.infinitehash.substrate.rpc.Scheduler;

/**
 * How a {@link Chain} asks.
 *
 * @param call deadline of one call to the node
 * @param eraPeriod blocks a signed extrinsic lives, a power of two from 4 to 65,536
 * @param pageSize keys read at once from a map, at most 1000
 * @param mostEntries entries read from one map before it counts as a fault of the node
 * @param clock for deadlines over several calls
 * @param scheduler for pauses between attempts
 */
public record ChainSettings(
    Duration call,
    int eraPeriod,
    int pageSize,
    int mostEntries,
    InstantSource clock,
    Scheduler scheduler) {
  /** 30 seconds a call, 128 blocks, 500 keys, a million entries. */
  public static final ChainSettings STANDARD =
      new ChainSettings(
          Duration.ofSeconds(30), 128, 500, 1_000_000, InstantSource.system(), Scheduler.system());

  public ChainSettings withEraPeriod(int blocks) {
    return new ChainSettings(call, blocks, pageSize, mostEntries, clock, scheduler);
  }

  public ChainSettings withCall(Duration deadline) {
    return new ChainSettings(deadline, eraPeriod, pageSize, mostEntries, clock, scheduler);
  }

  public ChainSettings withPageSize(int keys) {
    return new ChainSettings(call, eraPeriod, keys, mostEntries, clock, scheduler);
  }
}
