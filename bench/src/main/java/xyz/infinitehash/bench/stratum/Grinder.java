package xyz.infinitehash.bench.stratum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareCheck;

/**
 * Hashes until there are submits to send. Every one has an extranonce2 of its own, so that the
 * server has to build coinbase, merkle root and header for each; of a hundred, 96 are good, one was
 * sent before, two miss the target by their hash and one names an unknown job.
 */
final class Grinder {
  private static final int DUPLICATE = 22;
  private static final int LOW = 23;
  private static final int UNKNOWN_JOB = 21;
  private static final HexFormat HEX = HexFormat.of();

  private final ShareCheck check = new ShareCheck();
  private final byte[] root = new byte[32];
  private final Job job;
  private final Target target;
  private final String time;

  Grinder(Job job, Difficulty difficulty) {
    this.job = job;
    this.target = difficulty.target();
    this.time = HEX.toHexDigits(job.template().time());
  }

  /** The next shots of one connection, in order. */
  List<Shot> shots(LoadConnection connection, int number) {
    List<Shot> shots = new ArrayList<>(number);
    String jobId = connection.jobId();
    for (int i = 0; i < number; i++) {
      int extranonce2 = connection.nextExtranonce2();
      shots.add(
          switch (i % 100) {
            case 50 -> shot(connection, DUPLICATE, jobId, extranonce2 - 1, true);
            case 60, 70 -> shot(connection, LOW, jobId, extranonce2, false);
            case 80 -> shot(connection, UNKNOWN_JOB, "no" + jobId, extranonce2, true);
            default -> shot(connection, 0, jobId, extranonce2, true);
          });
    }
    return shots;
  }

  private Shot shot(
      LoadConnection connection, int code, String jobId, int extranonce2, boolean good) {
    check.root(job, connection.extranonce1(), Integer.toUnsignedLong(extranonce2), 4, root);
    int nonce = 0;
    check.hash(job, root, job.template().version(), job.template().time(), nonce);
    while (check.meets(target) != good) {
      nonce++;
      check.hash(job, root, job.template().version(), job.template().time(), nonce);
    }
    long id = connection.nextId();
    String line =
        "{\"id\":"
            + id
            + ",\"method\":\"mining.submit\",\"params\":[\""
            + String.join(
                "\",\"",
                connection.worker(),
                jobId,
                HEX.toHexDigits(extranonce2),
                time,
                HEX.toHexDigits(nonce))
            + "\"]}\n";
    return new Shot(id, line.getBytes(StandardCharsets.US_ASCII), code);
  }
}
