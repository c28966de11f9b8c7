package xyz.infinitehash.bench.stratum;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Loop;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareCheck;

/**
 * One share from its numbers to its verdict: a coinbase of 230 bytes, twelve merkle branches, the
 * header; fourteen double hashes, with an extranonce2 of its own for each share.
 */
final class ShareValidation {
  private static final int COINBASE = 230;
  private static final int EXTRANONCE = 8;
  private static final int BRANCHES = 12;

  private final ShareCheck check = new ShareCheck();
  private final byte[] root = new byte[32];
  private final Job job;
  private final Target target = new Difficulty(1L << 20).target();
  private long extranonce2;
  private long met;

  private ShareValidation() {
    Random random = new Random(89);
    List<byte[]> branch = new ArrayList<>();
    for (int i = 0; i < BRANCHES; i++) {
      branch.add(bytes(random, 32));
    }
    job =
        new Job(
            new BlockTemplate(
                900_000,
                0x20000000,
                bytes(random, 32),
                bytes(random, 60),
                EXTRANONCE,
                bytes(random, COINBASE - 60 - EXTRANONCE),
                branch,
                0x170232e7,
                1_763_000_000));
  }

  static Contestant contestant() {
    ShareValidation validation = new ShareValidation();
    return new Loop(1, validation::one);
  }

  /** True unless more shares meet the target than chance allows: then nothing was hashed. */
  private boolean one() {
    check.root(job, 0x4619036bL, extranonce2 & 0xFFFF_FFFFL, 4, root);
    check.hash(job, root, 0x20000000, 1_763_000_000, (int) extranonce2++);
    if (check.meets(target)) {
      met++;
    }
    return met < 1000 + extranonce2 / 1000;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
