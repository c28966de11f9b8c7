package xyz.infinitehash.stratum.protocol;

/**
 * Stratum's odd byte order: {@code mining.notify} carries the previous hash as eight 4-byte words,
 * each word's bytes reversed against the header.
 */
public final class WordSwap {
  private WordSwap() {}

  /** Header order to wire order, and back: it is its own inverse. Length: a multiple of 4. */
  public static byte[] swap(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i ^ 3] = bytes[i];
    }
    return out;
  }
}
