package xyz.infinitehash.devnet.pallet.subtensor.keys;

import xyz.infinitehash.devnet.pallet.Weight;

/** Counts the accesses to storage that the chain charges for a swap of hotkeys. */
final class Meter {
  private static final long READ = 25_000_000; // of ref_time
  private static final long WRITE = 100_000_000;

  private long reads;
  private long writes;

  void count(long moreReads, long moreWrites) {
    reads += moreReads;
    writes += moreWrites;
  }

  Weight weight() {
    return new Weight(reads * READ + writes * WRITE, 0);
  }
}
