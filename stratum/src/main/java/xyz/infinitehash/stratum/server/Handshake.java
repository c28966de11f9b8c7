package xyz.infinitehash.stratum.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.JsonLine.Kind;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.stratum.vardiff.Vardiff;

/** Everything a miner may call but {@code mining.submit}. */
final class Handshake {
  private static final String VERSION = "\"InfiniteHash/0.1\"";

  private final Desk desk;
  private final InetSocketAddress peer;
  private final int extranonce1;
  private final Workers workers;
  private final Vardiff vardiff;
  private final Negotiation negotiation;
  private String userAgent = "";
  private boolean subscribed;
  private boolean wantsJob;
  private boolean saidRefusedName;

  Handshake(Desk desk, InetSocketAddress peer, int extranonce1, Workers workers, Vardiff vardiff) {
    this.desk = desk;
    this.peer = peer;
    this.extranonce1 = extranonce1;
    this.workers = workers;
    this.vardiff = vardiff;
    this.negotiation = new Negotiation(desk.versionMask, vardiff);
  }

  boolean subscribed() {
    return subscribed;
  }

  /** Version bits the miner may roll now. */
  int mask() {
    return negotiation.mask();
  }

  void maskChanged() {
    negotiation.refresh();
  }

  boolean takeWantsMask() {
    return negotiation.takeWantsMask();
  }

  /** True once after a second subscription, which deserves a job as the first one did. */
  boolean takeWantsJob() {
    boolean wanted = wantsJob;
    wantsJob = false;
    return wanted;
  }

  /** Answers the call; returns the reason when it was refused, empty when not. */
  String call(Request request, Instant now, LineWriter out) {
    return switch (request.method()) {
      case SUBSCRIBE -> subscribe(request, out);
      case AUTHORIZE -> authorize(request, now, out);
      case CONFIGURE -> configure(request, now, out);
      case SUGGEST_DIFFICULTY -> suggest(request, suggestedDifficulty(request), now, out);
      case SUGGEST_TARGET -> suggest(request, suggestedTarget(request), now, out);
      case EXTRANONCE_SUBSCRIBE -> done(request, "true", out);
      case PING -> done(request, "\"pong\"", out);
      case PONG -> ""; // some firmware answers a ping by a call of this name
      case GET_VERSION, MINING_GET_VERSION -> done(request, VERSION, out);
      case SUBMIT, UNKNOWN -> {
        desk.metrics.add(StratumCounter.LINES_UNKNOWN_METHOD);
        yield refuse(request, 20, "Method not found", out);
      }
    };
  }

  private String subscribe(Request request, LineWriter out) {
    String agent = request.textParam(0);
    userAgent = agent.length() > 64 ? agent.substring(0, 64) : agent;
    wantsJob = subscribed;
    subscribed = true;
    String session = "%08x".formatted(extranonce1);
    return done(
        request,
        "[[[\"mining.set_difficulty\",\"%s\"],[\"mining.notify\",\"%s\"]],\"%s\",%d]"
            .formatted(session, session, session, desk.config.extranonce2Bytes()),
        out);
  }

  private String authorize(Request request, Instant now, LineWriter out) {
    try {
      if (request.param(0) == JsonLine.NONE || request.json().kind(request.param(0)) != Kind.TEXT) {
        return wrongParams(request, "authorize takes a worker name and a password", out);
      }
      WorkerName worker = WorkerName.parse(request.textParam(0));
      if (!workers.has(worker) && workers.size() >= desk.config.limits().peer().workers()) {
        throw new StratumException("too many workers on one connection");
      }
      workers.add(worker);
      Password.apply(request.textParam(1), vardiff, now);
      desk.metrics.add(StratumCounter.AUTHORIZATIONS);
      desk.log.authorized(peer, worker, userAgent);
      return done(request, "true", out);
    } catch (StratumException e) {
      String reason = String.valueOf(e.getMessage());
      desk.metrics.add(StratumCounter.AUTHORIZATIONS_REFUSED);
      if (!saidRefusedName) {
        saidRefusedName = true;
        desk.log.refusedName(peer, reason);
      }
      return refuse(request, 24, reason, out);
    }
  }

  private String configure(Request request, Instant now, LineWriter out) {
    String result = negotiation.configure(request, now);
    return result.isEmpty()
        ? wrongParams(request, "configure takes a list of extensions and their parameters", out)
        : done(request, result, out);
  }

  private String suggest(
      Request request, @Nullable Difficulty wanted, Instant now, LineWriter out) {
    if (wanted == null) {
      return wrongParams(request, "not a difficulty above zero", out);
    }
    vardiff.suggest(wanted, now);
    return done(request, "true", out);
  }

  private static @Nullable Difficulty suggestedDifficulty(Request request) {
    return request.param(0) == JsonLine.NONE
        ? null
        : Wishes.difficulty(request.json(), request.param(0));
  }

  private static @Nullable Difficulty suggestedTarget(Request request) {
    return request.param(0) == JsonLine.NONE
        ? null
        : Wishes.target(request.json(), request.param(0));
  }

  private String wrongParams(Request request, String reason, LineWriter out) {
    desk.metrics.add(StratumCounter.LINES_WRONG_PARAMS);
    return refuse(request, 20, reason, out);
  }

  private static String done(Request request, String json, LineWriter out) {
    Replies.result(out, request, json);
    return "";
  }

  private static String refuse(Request request, int code, String reason, LineWriter out) {
    Replies.error(out, request, code, reason);
    return reason;
  }
}
