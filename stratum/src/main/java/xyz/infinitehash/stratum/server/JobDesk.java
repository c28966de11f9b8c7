package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.jobs.Job;

/**
 * Turns templates into jobs with ids, and ends the old ones. Ids count up from the {@link
 * RunStart}, so that those of an earlier run mean nothing.
 */
final class JobDesk {
  private final JobRules rules;
  private final int extranonceBytes;
  private final AtomicLong nextId;
  private final Deque<Work> live = new ArrayDeque<>();
  private long sequence;
  private volatile IssuedJob current;

  JobDesk(JobRules rules, int extranonceBytes, long firstId, BlockTemplate template, Instant now) {
    this.rules = rules;
    this.extranonceBytes = extranonceBytes;
    this.nextId = new AtomicLong(firstId);
    this.current = issue(template, now, true);
  }

  /** What a connection that has nothing yet is given. */
  IssuedJob current() {
    return current;
  }

  /** A new template from the source. Its job is current from here on. */
  synchronized IssuedJob accept(BlockTemplate template, Instant now) {
    boolean newBlock =
        !Arrays.equals(template.previousHash(), current.work.job.template().previousHash());
    IssuedJob issued = issue(template, now, newBlock);
    current = issued;
    return issued;
  }

  /** The same work under a new id, for one connection whose difficulty changed. */
  IssuedJob again(Work work, int later) {
    return new IssuedJob(nextId.getAndIncrement(), work, later, false);
  }

  private synchronized IssuedJob issue(BlockTemplate template, Instant now, boolean newBlock) {
    if (template.extranonceBytes() != extranonceBytes) {
      throw new StratumException(
          "template leaves %d bytes of extranonce, the server is set to %d"
              .formatted(template.extranonceBytes(), extranonceBytes));
    }
    live.removeIf(work -> work.isOver(now));
    if (newBlock) {
      live.forEach(work -> work.endBy(now.plus(rules.staleGrace())));
    }
    Work work = new Work(sequence++, new Job(template), now.plus(rules.lifetime()));
    live.add(work);
    return new IssuedJob(nextId.getAndIncrement(), work, 0, newBlock);
  }
}
