package xyz.infinitehash.devnet.chain;

import xyz.infinitehash.substrate.scale.ByteString;

/**
 * How a chain runs.
 *
 * @param pace when blocks are made
 * @param time what time they say it is
 * @param slotMillis length of an Aura slot, for the digest
 * @param finalityLag blocks between the best and the final one, 0 or more
 * @param keptBlocks how many of the newest blocks and their states are kept
 * @param genesisHash hash block 0 is known by; {@link ByteString#EMPTY} for that of its header.
 *     Recorded extrinsics are signed over another chain's
 */
public record ChainSettings(
    Pace pace,
    ChainTime time,
    long slotMillis,
    int finalityLag,
    int keptBlocks,
    ByteString genesisHash) {
  public ChainSettings {
    if (slotMillis < 1 || finalityLag < 0 || keptBlocks < 16) {
      throw new IllegalArgumentException("a slot of 1 ms, a lag of 0, 16 kept blocks at least");
    } else if (genesisHash.length() != 0 && genesisHash.length() != 32) {
      throw new IllegalArgumentException("a genesis hash has 32 bytes");
    }
  }

  /** The same with so many blocks between the best and the final one. */
  public ChainSettings withFinalityLag(int blocks) {
    return new ChainSettings(pace, time, slotMillis, blocks, keptBlocks, genesisHash);
  }
}
