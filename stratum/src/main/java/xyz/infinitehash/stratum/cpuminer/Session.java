package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** One connection to the pool, from the first line to the last; lives on one thread. */
final class Session {
  /** Why a session ended, and how long the pool asked us to stay away. */
  record Ending(String reason, Duration pause) {}

  private static final int LARGEST_EXTRANONCE = 32;

  private final CpuMinerConfig config;
  private final Lines lines;
  private final Wire wire;
  private final Submits submits;
  private final WorkSlot slot;
  private final Counters counters;
  private final AtomicLong extranonces;
  private final CpuMinerLog log;

  private final JsonLine reader = new JsonLine();
  private Work.@Nullable Space space;
  private int versionMask;
  private Target next = PoolDifficulty.target(BigDecimal.ONE);
  private Target current = next;
  private @Nullable PoolJob job;
  private boolean authorized;
  private Optional<Ending> ending = Optional.empty();

  Session(
      CpuMinerConfig config,
      Lines lines,
      Wire wire,
      Submits submits,
      WorkSlot slot,
      Counters counters,
      AtomicLong extranonces,
      CpuMinerLog log) {
    this.config = config;
    this.lines = lines;
    this.wire = wire;
    this.submits = submits;
    this.slot = slot;
    this.counters = counters;
    this.extranonces = extranonces;
    this.log = log;
  }

  /** Speaks until the connection ends. */
  Ending run() throws IOException {
    wire.greet(config.extensions());
    while (ending.isEmpty()) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        return end("the pool closed the connection");
      }
      try {
        take(PoolLine.parse(reader, line.get()));
      } catch (StratumException e) {
        log.passedOver(String.valueOf(e.getMessage()));
      }
    }
    return ending.get();
  }

  private void take(PoolLine line) throws IOException {
    switch (line) {
      case PoolLine.Yes(long id, Json result) -> yes(id, result);
      case PoolLine.No no -> no(no);
      case PoolLine.Call call -> called(call);
      case PoolLine.Junk(String reason) -> log.passedOver(reason);
    }
  }

  private void yes(long id, Json result) throws IOException {
    if (submits.answered(id)) {
      counters.accepted.increment();
    } else if (id == Wire.CONFIGURE) {
      if (result.get("version-rolling").is(JsonLine.Kind.TRUE)) {
        roll(result.get("version-rolling.mask").text("0"));
      }
    } else if (id == Wire.SUBSCRIBE) {
      subscribed(result);
    } else if (id == Wire.AUTHORIZE) {
      authorized = true;
      counters.connected = true;
      log.authorized(config.user());
      wire.settle(config);
      offer();
    }
  }

  private void no(PoolLine.No no) {
    if (submits.answered(no.id())) {
      counters.refused(no.code());
      log.refused(no.code(), no.reason());
    } else if (no.id() == Wire.SUBSCRIBE || no.id() == Wire.AUTHORIZE) {
      String what = no.id() == Wire.SUBSCRIBE ? "subscription" : "user name";
      ending = Optional.of(end("the pool refused our " + what + ": " + no.reason()));
    }
  }

  private void subscribed(Json result) throws IOException {
    if (!result.isArray() || result.size() < 3) {
      ending = Optional.of(end("the pool's answer to subscribe is none"));
      return;
    }
    extranonce(result.get(1), result.get(2));
    wire.authorize(config.user(), config.password());
  }

  private void called(PoolLine.Call call) throws IOException {
    Json params = call.params();
    switch (call.method()) {
      case "mining.notify" -> notified(PoolJob.parse(params));
      case "mining.set_difficulty" -> next = PoolDifficulty.target(params.get(0).decimal());
      case "mining.set_extranonce" -> extranonce(params.get(0), params.get(1));
      case "mining.set_version_mask" -> roll(params.get(0).text("0"));
      case "mining.ping" -> wire.answer(call.id(), "pong");
      case "client.get_version" -> wire.answer(call.id(), Wire.AGENT);
      case "client.show_message" -> log.message(params.get(0).text(""));
      case "client.reconnect" -> reconnect(params);
      default -> log.passedOver(call.method());
    }
  }

  private void notified(PoolJob fresh) {
    job = fresh;
    current = next; // a difficulty holds from the next job on
    log.job(fresh.id(), fresh.clean());
    offer();
  }

  private void extranonce(Json first, Json size) {
    try {
      byte[] extranonce1 = HexFormat.of().parseHex(first.text());
      long bytes = size.number(0);
      if (extranonce1.length > LARGEST_EXTRANONCE || bytes < 1 || bytes > LARGEST_EXTRANONCE) {
        throw new StratumException("an extranonce2 of " + bytes + " bytes");
      }
      space = new Work.Space(extranonce1, (int) bytes, versionMask);
    } catch (IllegalArgumentException e) {
      throw new StratumException("an extranonce1 that is no hex", e);
    }
  }

  private void roll(String mask) {
    try {
      versionMask = Integer.parseUnsignedInt(mask, 16);
    } catch (NumberFormatException e) {
      throw new StratumException("a version mask that is no hex", e);
    }
    offer();
  }

  /** Gives the threads work as soon as everything for it is there. */
  private void offer() {
    if (authorized && space != null && job != null) {
      slot.put(new Work(job, space.rolling(versionMask), current, extranonces, submits));
    }
  }

  /** Follows only to where we are already: another address in this line was often an attack. */
  private void reconnect(Json params) {
    String host = params.get(0).text("");
    long port = params.get(1).number(config.pool().getPort());
    boolean here = host.isEmpty() || host.equals(config.pool().getHostString());
    if (!here || port != config.pool().getPort()) {
      log.passedOver("client.reconnect to another address");
      return;
    }
    long seconds = params.get(2).number(0);
    long most = config.patience().longestRetry().toSeconds();
    Duration pause = Duration.ofSeconds(Math.clamp(seconds, 0, most));
    ending = Optional.of(new Ending("the pool asked us to reconnect", pause));
  }

  private static Ending end(String reason) {
    return new Ending(reason, Duration.ZERO);
  }
}
