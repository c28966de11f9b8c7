package xyz.infinitehash.stratum.cpuminer;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.jobs.BlockHeader;
import xyz.infinitehash.stratum.jobs.Merkle;
import xyz.infinitehash.stratum.jobs.Target;

/**
 * A job with what this connection adds to it: all that hashing threads need, shared by them.
 *
 * @param counter the miner's one counter of extranonces, so that no header is ever made twice
 * @param outlet where found shares go
 */
record Work(PoolJob job, Space space, Target target, AtomicLong counter, Outlet outlet) {

  /** Where found shares go. Blocks while too many wait for an answer. */
  interface Outlet {
    void found(Attempt attempt, int nonce) throws InterruptedException;
  }

  /** The numbers the connection gives: its extranonce, and which version bits may be rolled. */
  @SuppressWarnings("ArrayRecordComponent") // never written to
  record Space(byte[] extranonce1, int extranonce2Size, int versionMask) {
    Space rolling(int mask) {
      return new Space(extranonce1, extranonce2Size, mask);
    }
  }

  /** A header to be ground over its nonce, and what tells the pool how it was made. */
  @SuppressWarnings("ArrayRecordComponent") // one thread's own
  record Attempt(Work work, byte[] header, byte[] extranonce2, int versionBits) {}

  /** A header nobody had before: the next extranonce2, and with it other version bits. */
  Attempt next(Sha256d sha256d) {
    long number = counter.getAndIncrement();
    byte[] extranonce2 = new byte[space.extranonce2Size()];
    for (int i = 0; i < Math.min(8, extranonce2.length); i++) {
      extranonce2[extranonce2.length - 1 - i] = (byte) (number >>> (8 * i));
    }
    int versionBits = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & space.versionMask();
    byte[] coinbase = coinbase(extranonce2);
    byte[] pair = new byte[64];
    sha256d.hash(coinbase, 0, coinbase.length, pair, 0);
    Merkle.fold(sha256d, pair, job.branch());
    int version = (job.version() & ~space.versionMask()) | versionBits;
    byte[] header =
        BlockHeader.assemble(version, job.previousHash(), pair, job.time(), job.bits(), 0);
    return new Attempt(this, header, extranonce2, versionBits);
  }

  private byte[] coinbase(byte[] extranonce2) {
    byte[] extranonce1 = space.extranonce1();
    int length =
        job.coinbase1().length + extranonce1.length + extranonce2.length + job.coinbase2().length;
    return ByteBuffer.allocate(length)
        .put(job.coinbase1())
        .put(extranonce1)
        .put(extranonce2)
        .put(job.coinbase2())
        .array();
  }
}
