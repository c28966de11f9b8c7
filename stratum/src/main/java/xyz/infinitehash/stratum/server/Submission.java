package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.protocol.Hex;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.JsonLine.Kind;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.SeenShares;
import xyz.infinitehash.stratum.shares.ShareCheck;
import xyz.infinitehash.stratum.shares.ShareSinkFull;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.ShareVerdict.Malformed;
import xyz.infinitehash.stratum.shares.WorkerName;

/**
 * One connection's {@code mining.submit}: worker, job, extranonce2, ntime, nonce and perhaps
 * version bits become a verdict; a good share goes to the sink before the miner hears of it.
 */
final class Submission {
  /** What the session wants to know of its shares. */
  interface Listener {
    void credited(AcceptedShare share, Instant at);

    void refused(@Nullable WorkerName worker, ShareVerdict verdict, Instant at);
  }

  private static final ShareVerdict ACCEPTED = new ShareVerdict.Accepted();
  private static final ShareVerdict BLOCK = new ShareVerdict.Block();
  private static final ShareVerdict STALE = new ShareVerdict.Stale();
  private static final ShareVerdict UNKNOWN_JOB = new ShareVerdict.UnknownJob();
  private static final ShareVerdict DUPLICATE = new ShareVerdict.Duplicate();
  private static final ShareVerdict LOW = new ShareVerdict.LowDifficulty();
  private static final ShareVerdict UNAUTHORIZED = new ShareVerdict.Unauthorized();
  private static final ShareVerdict NOT_SUBSCRIBED = new ShareVerdict.NotSubscribed();
  private static final ShareVerdict PARAMS =
      new Malformed("submit takes worker, job, extranonce2, ntime, nonce and perhaps version bits");
  private static final ShareVerdict EXTRANONCE2 =
      new Malformed("extranonce2: wrong length or not hexadecimal");
  private static final ShareVerdict NTIME = new Malformed("ntime: not 8 hexadecimal digits");
  private static final ShareVerdict NONCE = new Malformed("nonce: not 8 hexadecimal digits");
  private static final ShareVerdict VERSION =
      new Malformed("version bits: not 8 hexadecimal digits");
  private static final ShareVerdict TIME_RANGE = new Malformed("ntime out of range");
  private static final ShareVerdict OUTSIDE_MASK = new Malformed("version bits outside the mask");
  private static final ShareVerdict NO_MEMORY =
      new ShareVerdict.NotKept("Server busy: too many shares for one job");

  private final Desk desk;
  private final int extranonce1;
  private final Workers workers;
  private final Assignments assignments;
  private final Answers answers;
  private final Listener listener;
  private final byte[] root = new byte[32];
  private @Nullable Work rootWork;
  private long rootExtranonce2;

  // The share being judged.
  private @Nullable WorkerName worker;
  private @Nullable Assignment assignment;
  private long extranonce2;
  private int time;
  private int nonce;
  private int version;

  Submission(
      Desk desk,
      int extranonce1,
      Workers workers,
      Assignments assignments,
      Answers answers,
      Listener listener) {
    this.desk = desk;
    this.extranonce1 = extranonce1;
    this.workers = workers;
    this.assignments = assignments;
    this.answers = answers;
    this.listener = listener;
  }

  /** Judges the share and answers it, now or when the sink has it. */
  void submit(Request request, boolean subscribed, int versionMask, Instant now, LineWriter out) {
    ShareVerdict verdict = judge(request, subscribed, versionMask, now);
    if (verdict.credited() && worker != null && assignment != null) {
      append(request, worker, assignment, verdict instanceof ShareVerdict.Block, now, out);
    } else {
      int mark = out.length();
      Replies.error(out, request, verdict.code(), verdict.reason());
      answers.ready(out, mark);
      listener.refused(worker, verdict, now);
    }
  }

  private ShareVerdict judge(Request request, boolean subscribed, int versionMask, Instant now) {
    worker = null;
    assignment = null;
    JsonLine json = request.json();
    int name = request.param(0);
    if (name != JsonLine.NONE) {
      worker = workers.find(json, name);
    }
    if (!subscribed) {
      return NOT_SUBSCRIBED;
    }
    int nonceToken = request.param(4);
    if (nonceToken == JsonLine.NONE || request.param(6) != JsonLine.NONE) {
      return PARAMS;
    }
    for (int n = 0; n < 5; n++) {
      if (json.kind(request.param(n)) != Kind.TEXT) {
        return PARAMS;
      }
    }
    if (worker == null) {
      return UNAUTHORIZED;
    }
    int job = request.param(1);
    Assignment given = assignments.find(json.data(), json.start(job), json.end(job));
    if (given == null) {
      return assignments.wasGiven(json.data(), json.start(job), json.end(job))
          ? STALE
          : UNKNOWN_JOB;
    }
    if (given.issued().work.isOver(now)) {
      return STALE;
    }
    assignment = given;
    ShareVerdict fields = fields(request, given, given.versionMask() | versionMask);
    return fields.credited() ? check(given) : fields;
  }

  private ShareVerdict fields(Request request, Assignment given, int mask) {
    JsonLine json = request.json();
    byte[] data = json.data();
    int token = request.param(2);
    if (!Hex.is(data, json.start(token), json.end(token), 2 * desk.config.extranonce2Bytes())) {
      return EXTRANONCE2;
    }
    extranonce2 = Hex.value(data, json.start(token), json.end(token));
    token = request.param(3);
    if (!Hex.is(data, json.start(token), json.end(token), 8)) {
      return NTIME;
    }
    time = (int) Hex.value(data, json.start(token), json.end(token));
    token = request.param(4);
    if (!Hex.is(data, json.start(token), json.end(token), 8)) {
      return NONCE;
    }
    nonce = (int) Hex.value(data, json.start(token), json.end(token));
    BlockTemplate template = given.issued().work.job.template();
    version = template.version();
    token = request.param(5);
    if (token != JsonLine.NONE) {
      if (json.kind(token) != Kind.TEXT || !Hex.is(data, json.start(token), json.end(token), 8)) {
        return VERSION;
      }
      int bits = (int) Hex.value(data, json.start(token), json.end(token));
      if ((bits & ~mask) != 0) {
        return OUTSIDE_MASK;
      }
      version = (version & ~mask) | bits;
    }
    long ahead = Integer.toUnsignedLong(time) - Integer.toUnsignedLong(template.time());
    return ahead < 0 || ahead > desk.config.jobs().timeAhead().toSeconds() ? TIME_RANGE : ACCEPTED;
  }

  private ShareVerdict check(Assignment given) {
    SeenShares seen = given.seen();
    if (seen.contains(wordA(), extranonce2, wordC())) {
      return DUPLICATE;
    }
    Work work = given.issued().work;
    ShareCheck check = desk.check;
    if (rootWork != work || rootExtranonce2 != extranonce2) {
      check.root(
          work.job,
          Integer.toUnsignedLong(extranonce1),
          extranonce2,
          desk.config.extranonce2Bytes(),
          root);
      rootWork = work;
      rootExtranonce2 = extranonce2;
    }
    check.hash(work.job, root, version, time, nonce);
    if (!check.meets(given.target())) {
      return LOW;
    }
    if (seen.add(wordA(), extranonce2, wordC()) == SeenShares.Outcome.FULL) {
      return NO_MEMORY;
    }
    return check.meets(work.job.network()) ? BLOCK : ACCEPTED;
  }

  private void append(
      Request request,
      WorkerName who,
      Assignment given,
      boolean block,
      Instant now,
      LineWriter out) {
    AcceptedShare share =
        new AcceptedShare(
            who,
            desk.check.header(),
            desk.check.hash(),
            given.difficulty(),
            now,
            given.issued().name,
            block);
    int mark = out.length();
    request.writeId(out);
    byte[] id = Arrays.copyOfRange(out.array(), mark, out.length());
    out.truncate(mark);
    long a = wordA();
    long b = extranonce2;
    long c = wordC();
    answers.await(
        append(share),
        (failure, to) -> {
          if (failure == null) {
            Replies.shareResult(to, id);
            listener.credited(share, now);
          } else {
            given.seen().remove(a, b, c); // it may be sent again
            ShareVerdict verdict = notKept(failure);
            Replies.shareError(to, id, verdict.code(), verdict.reason());
            listener.refused(who, verdict, now);
          }
        },
        out);
  }

  private CompletionStage<Void> append(AcceptedShare share) {
    try {
      return desk.sink.append(share);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static ShareVerdict notKept(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new ShareVerdict.NotKept(
        cause instanceof ShareSinkFull
            ? "Server busy: share not kept, send it again"
            : "Server fault: share not kept, send it again");
  }

  private long wordA() {
    return (long) extranonce1 << 32 | Integer.toUnsignedLong(version);
  }

  private long wordC() {
    return (long) time << 32 | Integer.toUnsignedLong(nonce);
  }
}
