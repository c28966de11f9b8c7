package xyz.infinitehash.stratum.shares;

import java.util.Arrays;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.jobs.BlockHeader;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.jobs.Target;

/**
 * Builds the header a share stands for and hashes it: coinbase, merkle branch, header. One instance
 * belongs to one thread; it keeps its scratch, and the merkle root of the last extranonce while a
 * miner only rolls nonce, time or version.
 */
public final class ShareCheck {
  private final Sha256d sha256d = new Sha256d();
  private final byte[] pair = new byte[64];
  private final byte[] header = new byte[BlockHeader.LENGTH];
  private final byte[] hash = new byte[32];
  private byte[] coinbase = new byte[512];

  /** With its own scratch and hash. */
  public ShareCheck() {}

  /**
   * The merkle root for an extranonce: sha256d of the coinbase, folded with the branch.
   *
   * @param extranonce1 big-endian in the bytes of the hole that {@code extranonce2} leaves, at most
   *     8
   * @param extranonce2 big-endian in the last {@code extranonce2Bytes} of the hole, 1 to 8
   * @param root receives 32 bytes
   */
  public void root(Job job, long extranonce1, long extranonce2, int extranonce2Bytes, byte[] root) {
    int length = job.coinbaseLength();
    if (coinbase.length < length) {
      coinbase = new byte[length];
    }
    job.copyCoinbase(coinbase);
    int at = job.extranonceAt();
    int split = at + job.template().extranonceBytes() - extranonce2Bytes;
    writeBig(extranonce1, at, split);
    writeBig(extranonce2, split, split + extranonce2Bytes);
    sha256d.hash(coinbase, 0, length, pair, 0);
    job.foldBranch(sha256d, pair);
    System.arraycopy(pair, 0, root, 0, 32);
  }

  /** Lays out the header over a root and hashes it; both stay until the next call. */
  public void hash(Job job, byte[] root, int version, int time, int nonce) {
    job.copyHeader(header);
    System.arraycopy(root, 0, header, BlockHeader.MERKLE_ROOT, 32);
    BlockHeader.setVersion(header, version);
    BlockHeader.setTime(header, time);
    BlockHeader.setNonce(header, nonce);
    sha256d.hash(header, 0, BlockHeader.LENGTH, hash, 0);
  }

  /** True when the last hash is not above the target. */
  public boolean meets(Target target) {
    return target.metBy(hash, 0);
  }

  /** A copy of the last header, 80 bytes. */
  public byte[] header() {
    return Arrays.copyOf(header, header.length);
  }

  /** A copy of the last hash, 32 bytes as computed. */
  public byte[] hash() {
    return Arrays.copyOf(hash, hash.length);
  }

  private void writeBig(long value, int from, int to) {
    long rest = value;
    for (int i = to - 1; i >= from; i--) {
      coinbase[i] = (byte) rest;
      rest >>>= 8;
    }
  }
}
