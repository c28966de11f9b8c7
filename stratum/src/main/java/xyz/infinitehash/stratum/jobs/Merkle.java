package xyz.infinitehash.stratum.jobs;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.hash.Sha256d;

/** Bitcoin's transaction tree, seen from the coinbase, its first leaf. */
public final class Merkle {
  private Merkle() {}

  /**
   * Folds the branch over the coinbase's hash in place.
   *
   * @param pair 64 bytes of scratch; the coinbase's hash in its first 32, the root there afterwards
   * @param branch sibling hashes from the bottom up, 32 bytes each, one after the other
   */
  public static void fold(Sha256d sha256d, byte[] pair, byte[] branch) {
    for (int at = 0; at < branch.length; at += 32) {
      System.arraycopy(branch, at, pair, 32, 32);
      sha256d.hash(pair, 0, 64, pair, 0);
    }
  }

  /** The root for a coinbase hash and its branch, 32 bytes in header order. */
  public static byte[] root(byte[] coinbaseHash, List<byte[]> branch) {
    Sha256d sha256d = new Sha256d();
    byte[] root = coinbaseHash;
    for (byte[] sibling : branch) {
      root = parent(sha256d, root, sibling);
    }
    return root.clone();
  }

  /**
   * The siblings that lead from the coinbase to the root.
   *
   * @param others the ids of all other transactions in block order, 32 bytes each as computed
   */
  public static List<byte[]> branch(List<byte[]> others) {
    Sha256d sha256d = new Sha256d();
    List<byte[]> branch = new ArrayList<>();
    List<byte[]> level = others; // what stands right of the coinbase's ancestor
    while (!level.isEmpty()) {
      branch.add(level.getFirst().clone());
      List<byte[]> above = new ArrayList<>();
      for (int i = 1; i < level.size(); i += 2) {
        byte[] left = level.get(i);
        above.add(parent(sha256d, left, i + 1 < level.size() ? level.get(i + 1) : left));
      }
      level = above;
    }
    return branch;
  }

  private static byte[] parent(Sha256d sha256d, byte[] left, byte[] right) {
    byte[] pair = new byte[64];
    System.arraycopy(left, 0, pair, 0, 32);
    System.arraycopy(right, 0, pair, 32, 32);
    return sha256d.hash(pair);
  }
}
