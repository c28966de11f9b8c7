package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.jobs.BlockHeader;

/**
 * The shares of one connection: written by the hashing threads, answered on the session's. At most
 * {@value #WINDOW} wait for an answer; then the finder waits too.
 */
final class Submits implements Work.Outlet {
  static final int WINDOW = 64;
  private static final int MOST_KEPT = 64;
  private static final int TRIES = 1000;
  private static final HexFormat HEX = HexFormat.of();

  private record Late(PoolJob job, String params) {}

  private final Wire wire;
  private final String user;
  private final DeliberateFaults faults;
  private final Counters counters;
  private final RandomGenerator random;
  private final Semaphore window = new Semaphore(WINDOW);
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong(Wire.FIRST_SUBMIT);
  private final Queue<Late> kept = new ArrayDeque<>();
  private volatile boolean over;

  /**
   * @param random decides the deliberate faults; used by several threads in turn
   */
  Submits(Wire wire, CpuMinerConfig config, Counters counters, RandomGenerator random) {
    this.wire = wire;
    this.user = Wire.quote(config.user());
    this.faults = config.faults();
    this.counters = counters;
    this.random = random;
  }

  @Override
  public void found(Work.Attempt attempt, int nonce) throws InterruptedException {
    String params = params(attempt, nonce, "");
    Optional<Late> late = late(attempt.work().job());
    if (late.isPresent()) {
      send(late.get().params());
    }
    if (rolls(faults.late()) && keep(new Late(attempt.work().job(), params))) {
      return;
    }
    send(params);
    if (rolls(faults.resend())) {
      send(params);
    }
    if (rolls(faults.low())) {
      miss(attempt, nonce);
    }
    if (rolls(faults.malformed())) {
      send(params(attempt, nonce, "00"));
    }
  }

  /** Whether this id is a submit that was still waiting. */
  boolean answered(long id) {
    boolean ours = waiting.remove(id);
    if (ours) {
      window.release();
    }
    return ours;
  }

  /** No answer comes any more: whoever waits goes on. */
  void end() {
    over = true;
    window.release(WINDOW + 1024);
  }

  private void send(String params) throws InterruptedException {
    window.acquire();
    if (over) {
      return;
    }
    long id = ids.getAndIncrement();
    waiting.add(id);
    try {
      wire.submit(id, params);
      counters.sent.increment();
    } catch (IOException e) {
      end(); // the session's own read fails as well and says why
    }
  }

  /** Sends the next header of this attempt whose hash is not a share. */
  private void miss(Work.Attempt attempt, int nonce) throws InterruptedException {
    Sha256d sha256d = new Sha256d();
    byte[] header = attempt.header().clone();
    for (int i = 1; i <= TRIES; i++) {
      BlockHeader.setNonce(header, nonce + i);
      if (!attempt.work().target().metBy(sha256d.hash(header), 0)) {
        send(params(attempt, nonce + i, ""));
        return;
      }
    }
  }

  private synchronized boolean keep(Late late) {
    return kept.size() < MOST_KEPT && kept.add(late);
  }

  /** A kept share that is stale by now: a job with clean_jobs came after its own. */
  private synchronized Optional<Late> late(PoolJob current) {
    Late oldest = kept.peek();
    if (oldest == null || oldest.job().equals(current) || !current.clean()) {
      return Optional.empty();
    }
    kept.remove();
    return Optional.of(oldest);
  }

  private synchronized boolean rolls(int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  private String params(Work.Attempt attempt, int nonce, String tail) {
    Work work = attempt.work();
    String rolled =
        work.space().versionMask() == 0
            ? ""
            : ",\"" + HEX.toHexDigits(attempt.versionBits()) + "\"";
    return user
        + ","
        + Wire.quote(work.job().id())
        + ",\""
        + HEX.formatHex(attempt.extranonce2())
        + tail
        + "\",\""
        + HEX.toHexDigits(work.job().time())
        + "\",\""
        + HEX.toHexDigits(nonce)
        + "\""
        + rolled;
  }
}
