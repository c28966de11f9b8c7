package xyz.infinitehash.stratum.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.Method;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.stratum.vardiff.Vardiff;

/**
 * One miner's conversation, without its socket: lines in, lines out, in any order real firmware
 * uses. Belongs to one event loop.
 */
final class Session implements Submission.Listener {
  private final Desk desk;
  private final InetSocketAddress peer;
  private final Assignments assignments = new Assignments();
  private final Workers workers = new Workers();
  private final Answers answers;
  private final Submission submission;
  private final Handshake handshake;
  private final Vardiff vardiff;
  private final Allowance allowance;
  private @Nullable Difficulty sent;
  private Target target = Difficulty.ONE.target();
  private long lastSequence = -1;
  private int later;
  private int malformedInARow;
  private boolean throttled;
  private boolean saidThrottled;
  private String lastReason = "";

  Session(Desk desk, InetSocketAddress peer, int extranonce1, Instant now, Runnable wake) {
    this.desk = desk;
    this.peer = peer;
    answers = new Answers(wake);
    vardiff = new Vardiff(desk.config.vardiff(), now);
    allowance =
        new Allowance(
            desk.config.limits().peer().refusals(),
            desk.config.limits().peer().refusalsPerSecond(),
            now);
    handshake = new Handshake(desk, peer, extranonce1, workers, vardiff);
    submission = new Submission(desk, extranonce1, workers, assignments, answers, this);
  }

  /** One line of the miner, without its end; answers are appended to {@code out}. */
  void line(byte[] data, int from, int to, Instant now, LineWriter out) {
    if (from == to) {
      allowance.spend(); // an empty line says nothing and is owed nothing
      return;
    }
    Request request = desk.request;
    Request.Shape shape = request.read(data, from, to);
    if (shape != Request.Shape.MALFORMED) {
      malformedInARow = 0;
    }
    switch (shape) {
      case CALL -> {
        if (request.method() == Method.SUBMIT) {
          submission.submit(request, handshake.subscribed(), handshake.mask(), now, out);
        } else {
          int mark = out.length();
          String refusal = handshake.call(request, now, out);
          answers.ready(out, mark);
          spend(refusal.isEmpty() ? lastReason : refusal);
        }
      }
      case RESPONSE -> allowance.spend();
      case MALFORMED -> {
        malformedInARow++;
        desk.metrics.add(StratumCounter.LINES_MALFORMED);
        int mark = out.length();
        out.ascii("{\"id\":null,\"result\":null,\"error\":[20,\"")
            .ascii("Malformed line: not a Stratum message in JSON\",null]}\n");
        answers.ready(out, mark);
        spend("malformed line");
      }
    }
  }

  /** All lines of one wake-up were read: what they changed is told once. */
  void endOfBatch(Instant now, LineWriter out) {
    if (!handshake.subscribed()) {
      return;
    }
    if (handshake.takeWantsMask()) {
      Replies.setVersionMask(out, handshake.mask());
    }
    IssuedJob current = desk.jobs.current();
    if (lastSequence < 0) {
      give(current, out);
    } else if (handshake.takeWantsJob() || !effective(current).equals(sent)) {
      boolean newer = current.work.sequence > lastSequence; // its broadcast is on the way
      give(newer ? current : desk.jobs.again(current.work, ++later), out);
    }
  }

  /** A new job for everybody; nothing is written before the miner subscribed. */
  void broadcast(IssuedJob job, LineWriter out) {
    if (handshake.subscribed() && lastSequence >= 0 && job.work.sequence > lastSequence) {
      give(job, out);
    }
  }

  /** Time passed; true when something was written. */
  void tick(Instant now, LineWriter out) {
    if (handshake.subscribed() && !workers.isEmpty() && vardiff.tick(now)) {
      endOfBatch(now, out);
    }
  }

  /** Writes the answers that the sink released. */
  void drain(Instant now, LineWriter out) {
    answers.drain(out);
    endOfBatch(now, out);
  }

  /** The server's version mask changed. */
  void maskChanged(Instant now, LineWriter out) {
    handshake.maskChanged();
    endOfBatch(now, out);
  }

  /** The miner is gone; shares the sink has kept meanwhile still count. */
  void settleUnheard(LineWriter out) {
    answers.drain(out);
  }

  boolean isAuthorized() {
    return !workers.isEmpty();
  }

  boolean isHostile() {
    return malformedInARow >= desk.config.limits().peer().malformedLines();
  }

  /** False while the miner is to be read no further: too many refusals, or the sink is behind. */
  boolean mayRead(Instant now) {
    if (answers.waiting() >= desk.config.limits().peer().pendingShares()) {
      return false;
    }
    boolean left = allowance.isLeft(now);
    if (!left && !throttled) {
      desk.metrics.add(StratumCounter.THROTTLED);
      if (!saidThrottled) {
        saidThrottled = true;
        desk.log.throttled(peer, lastReason);
      }
    }
    throttled = !left;
    return left;
  }

  @Override
  public void credited(AcceptedShare share, Instant at) {
    desk.metrics.credited(share.assigned(), share.block());
    if (share.block()) {
      desk.log.blockFound(share);
    }
    vardiff.accepted(share.assigned(), at);
  }

  @Override
  public void refused(@Nullable WorkerName worker, ShareVerdict verdict, Instant at) {
    desk.metrics.refused(verdict);
    spend(verdict.reason());
    if (worker != null) {
      desk.sink.refused(worker, verdict, at);
    }
  }

  private void spend(String reason) {
    allowance.spend();
    lastReason = reason;
  }

  private void give(IssuedJob job, LineWriter out) {
    Difficulty difficulty = effective(job);
    boolean first = sent == null;
    if (!difficulty.equals(sent)) {
      if (!first) {
        desk.metrics.add(StratumCounter.RETARGETS);
      }
      sent = difficulty;
      target = difficulty.target();
      Replies.setDifficulty(out, difficulty);
    }
    if (job.work.sequence != lastSequence) {
      lastSequence = job.work.sequence;
      later = 0;
    }
    assignments.add(
        new Assignment(job, difficulty, target, handshake.mask(), desk.seenOf(job.work)));
    job.write(out, first);
  }

  /** Never harder than the block itself, or blocks would be refused. */
  private Difficulty effective(IssuedJob job) {
    Difficulty current = vardiff.current();
    return current.compareTo(job.work.network) > 0 ? job.work.network : current;
  }
}
