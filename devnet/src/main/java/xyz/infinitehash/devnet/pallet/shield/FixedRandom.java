package xyz.infinitehash.devnet.pallet.shield;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import xyz.infinitehash.crypto.hash.Blake2b;

/** The same bytes in every run: no secret, so that two chains of one configuration are equal. */
final class FixedRandom extends SecureRandom {
  @Serial private static final long serialVersionUID = 1;

  private final byte[] seed;
  private byte count;

  FixedRandom(String name) {
    this.seed = name.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    byte[] block = new byte[0];
    for (int i = 0; i < bytes.length; i++) {
      if (i % 64 == 0) {
        block = Blake2b.hash512(seed, new byte[] {count++});
      }
      bytes[i] = block[i % 64];
    }
  }
}
