package xyz.infinitehash.stratum.server;

import java.time.Instant;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.WordSwap;
import xyz.infinitehash.stratum.shares.Difficulty;

/** A job while it lives on the server: its place in the sequence and when its shares stop. */
final class Work {
  final long sequence;
  final Job job;

  /** No share of this job is asked for more, since a block is already found at this. */
  final Difficulty network;

  /** What its {@code mining.notify} says between the job's id and the time. */
  final byte[] notified;

  private volatile Instant endsAt;

  Work(long sequence, Job job, Instant endsAt) {
    this.sequence = sequence;
    this.job = job;
    this.network = Difficulty.of(job.network());
    this.notified = notified(job.template());
    this.endsAt = endsAt;
  }

  private static byte[] notified(BlockTemplate template) {
    LineWriter out = new LineWriter();
    out.ascii("\",\"").hex(WordSwap.swap(template.previousHash()));
    out.ascii("\",\"").hex(template.coinbase1());
    out.ascii("\",\"").hex(template.coinbase2()).ascii("\",[");
    String separator = "\"";
    for (byte[] hash : template.branch()) {
      out.ascii(separator).hex(hash).ascii("\"");
      separator = ",\"";
    }
    out.ascii("],\"").hex(template.version(), 8);
    return out.ascii("\",\"").hex(template.bits(), 8).ascii("\",\"").copy();
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
