package xyz.infinitehash.validator.chain;

import java.time.Instant;
import java.util.Optional;
import xyz.infinitehash.economics.window.EpochWindow;

/**
 * The newest finalized block and where it stands in the subnet's schedule.
 *
 * @param block its number
 * @param time its chain timestamp
 * @param lastEnded the epoch that ended last at or before this block; empty when none has ended, or
 *     when its first block is older than the node remembers
 */
public record SubnetHead(long block, Instant time, Optional<EpochWindow> lastEnded) {}
