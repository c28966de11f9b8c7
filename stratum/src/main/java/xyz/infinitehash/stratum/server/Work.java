package xyz.infinitehash.stratum.server;

import java.time.Instant;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.shares.Difficulty;

/** A job while it lives on the server: its place in the sequence and when its shares stop. */
final class Work {
  final long sequence;
  final Job job;

  /** No share of this job is asked for more, since a block is already found at this. */
  final Difficulty network;

  private volatile Instant endsAt;

  Work(long sequence, Job job, Instant endsAt) {
    this.sequence = sequence;
    this.job = job;
    this.network = Difficulty.of(job.network());
    this.endsAt = endsAt;
  }

  void endBy(Instant at) {
    if (at.isBefore(endsAt)) {
      endsAt = at;
    }
  }

  boolean isOver(Instant now) {
    return now.isAfter(endsAt);
  }
}
