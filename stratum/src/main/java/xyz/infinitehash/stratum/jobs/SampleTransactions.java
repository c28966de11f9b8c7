package xyz.infinitehash.stratum.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.hash.Sha256d;

/** Small transactions that look like any other and spend nothing: one input, one burning output. */
final class SampleTransactions {
  private SampleTransactions() {}

  /** Ids of new ones, as computed. */
  static List<byte[]> ids(int number, RandomGenerator random) {
    Sha256d sha256d = new Sha256d();
    List<byte[]> ids = new ArrayList<>();
    byte[] spent = new byte[32];
    for (int i = 0; i < number; i++) {
      random.nextBytes(spent);
      ids.add(sha256d.hash(transaction(spent)));
    }
    return List.copyOf(ids);
  }

  private static byte[] transaction(byte[] spent) {
    return new Wire()
        .number(2, 4) // version
        .number(1, 1)
        .bytes(spent)
        .number(0, 4) // output of the spent transaction
        .number(0, 1) // no script
        .number(0xFFFF_FFFFL, 4)
        .number(1, 1)
        .number(0, 8) // satoshi
        .number(1, 1)
        .number(0x6a, 1) // OP_RETURN
        .number(0, 4) // lock time
        .toBytes();
  }
}
