package xyz.infinitehash.stratum.jobs;

import java.util.Arrays;
import xyz.infinitehash.crypto.hash.Sha256d;

/**
 * A template made ready: all that does not depend on the share is laid out once, so that checking a
 * share copies bytes and hashes. Immutable; shared by all connections.
 */
public final class Job {
  private final BlockTemplate template;
  private final byte[] coinbase;
  private final byte[] branch;
  private final byte[] header;
  private final Target network;

  public Job(BlockTemplate template) {
    this.template = template;
    byte[] first = template.coinbase1();
    byte[] second = template.coinbase2();
    coinbase = Arrays.copyOf(first, first.length + template.extranonceBytes() + second.length);
    System.arraycopy(second, 0, coinbase, coinbase.length - second.length, second.length);
    branch = new byte[32 * template.branch().size()];
    for (int i = 0; i < template.branch().size(); i++) {
      System.arraycopy(template.branch().get(i), 0, branch, 32 * i, 32);
    }
    header =
        BlockHeader.assemble(
            template.version(),
            template.previousHash(),
            new byte[32],
            template.time(),
            template.bits(),
            0);
    network = Target.ofCompact(template.bits());
  }

  public BlockTemplate template() {
    return template;
  }

  /** A block is found by a hash that meets this. */
  public Target network() {
    return network;
  }

  /** Length of the coinbase in bytes, extranonce included. */
  public int coinbaseLength() {
    return coinbase.length;
  }

  /** Copies the coinbase with a hole of zeros where the extranonce goes. */
  public void copyCoinbase(byte[] to) {
    System.arraycopy(coinbase, 0, to, 0, coinbase.length);
  }

  /** Where the hole begins. */
  public int extranonceAt() {
    return template.coinbase1().length;
  }

  /** Copies the 80 bytes with the merkle root and the nonce still zero. */
  public void copyHeader(byte[] to) {
    System.arraycopy(header, 0, to, 0, BlockHeader.LENGTH);
  }

  /**
   * Folds this job's merkle branch over a coinbase hash; see {@link Merkle#fold}. The root is in
   * the first 32 bytes of {@code pair} afterwards.
   */
  public void foldBranch(Sha256d sha256d, byte[] pair) {
    Merkle.fold(sha256d, pair, branch);
  }
}
