package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Where a run of the server begins to count, so that what it gives out was not given out by a run
 * before: from the second it started in, and a random place within that second's numbers.
 *
 * <p>extranonce1, 4 bytes: the second's low 16 bits, then 16 bits of place. Each connection takes
 * the next number. A run that took fewer than 65,536 connections for each second it lived, but the
 * first, never reached the numbers of a second later than its end; they come round again after 18
 * hours, when no template of that time is worked on any more.
 *
 * <p>Job id, 16 hexadecimal digits: the second in 8, then the place in 8. Each job takes the next.
 *
 * @param extranonce1 of the first connection
 * @param jobId of the first job
 */
record RunStart(int extranonce1, long jobId) {
  private static final int MOST_JOB_PLACE = 1 << 30; // leaves three billion jobs to count

  static RunStart of(Instant now, RandomGenerator random) {
    long second = now.getEpochSecond();
    return new RunStart(
        (int) second << 16 | random.nextInt(1 << 16),
        second << 32 | random.nextInt(MOST_JOB_PLACE));
  }
}
