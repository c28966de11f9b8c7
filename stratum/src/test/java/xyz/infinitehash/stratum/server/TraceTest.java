package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.protocol.WordSwap;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareCheck;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** What real miners and pools said to each other, judged and answered by our code. */
class TraceTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern SUBSCRIBED =
      Pattern.compile("\"result\":\\[\\[.*\\],\"([0-9a-f]+)\",(\\d+)\\]");
  private static final Pattern DIFFICULTY = Pattern.compile("\"params\":\\[([0-9.e-]+)\\]");
  private static final Pattern SUBMIT =
      Pattern.compile(
          "\"mining.submit\", ?\"params\": ?\\[\"[^\"]*\", ?\"(\\w+)\", ?\"(\\w+)\", ?\"(\\w+)\","
              + " ?\"(\\w+)\"(?:, ?\"(\\w+)\")?\\]");
  private static final Pattern ID = Pattern.compile("\"id\": ?(\\d+)");

  /** The pools' verdicts on shares really hashed are ours, to the last share. */
  @ParameterizedTest
  @CsvSource({
    "cpuminer-opt-ckpool-lhr, 13, 0",
    "minerd-ckpool-lhr, 2, 0",
    "cpuminer-opt-via-ckproxy, 32, 0",
    "swarm-lhr-refusals, 5, 4",
  })
  void weJudgeEveryHashAsThePoolDid(String name, int leastAccepted, int leastLow) {
    Map<String, Job> jobs = new HashMap<>();
    List<Matcher> waiting = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    ShareCheck check = new ShareCheck();
    byte[] root = new byte[32];
    String extranonce1 = "";
    int extranonce2Bytes = 0;
    Difficulty difficulty = Difficulty.ONE;
    int accepted = 0;
    int low = 0;
    for (Trace.Entry entry : Trace.of(name).entries()) {
      String line = entry.line();
      Matcher submit = SUBMIT.matcher(line);
      Matcher subscribed = SUBSCRIBED.matcher(line);
      if (entry.fromMiner() && line.contains("mining.submit")) {
        assertThat(submit.find()).as(line).isTrue();
        waiting.add(submit);
        ids.add(id(line));
      } else if (subscribed.find()) {
        extranonce1 = subscribed.group(1);
        extranonce2Bytes = Integer.parseInt(subscribed.group(2));
      } else if (line.contains("mining.set_difficulty")) {
        Matcher params = DIFFICULTY.matcher(line);
        assertThat(params.find()).isTrue();
        difficulty = Difficulty.parse(params.group(1));
      } else if (line.contains("\"mining.notify\",\"params\"")
          || line.contains("mining.notify\"}")) {
        Miner.Notify notify = Miner.Notify.parse(line);
        jobs.put(notify.job(), job(notify, extranonce1.length() / 2 + extranonce2Bytes));
      } else if (!entry.fromMiner() && !waiting.isEmpty() && ids.getFirst().equals(id(line))) {
        ids.removeFirst();
        Matcher share = waiting.removeFirst();
        Job job = jobs.get(share.group(1));
        boolean above = line.contains("Above target");
        if (job != null && (line.contains("true") || above)) {
          check.root(
              job,
              new BigInteger(extranonce1, 16).longValue(),
              new BigInteger(share.group(2), 16).longValue(),
              extranonce2Bytes,
              root);
          int bits = share.group(5) == null ? 0 : Integer.parseUnsignedInt(share.group(5), 16);
          check.hash(
              job,
              root,
              job.template().version() | bits,
              Integer.parseUnsignedInt(share.group(3), 16),
              Integer.parseUnsignedInt(share.group(4), 16));
          assertThat(check.meets(difficulty.target())).as(line).isEqualTo(!above);
          accepted += above ? 0 : 1;
          low += above ? 1 : 0;
        }
      }
    }
    assertThat(accepted).isGreaterThanOrEqualTo(leastAccepted);
    assertThat(low).isGreaterThanOrEqualTo(leastLow);
  }

  /** The miners' lines, with names and jobs of ours, are all answered and the miner kept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "minerd-ckpool-lhr",
        "cpuminer-opt-ckpool-lhr",
        "cpuminer-opt-via-ckproxy",
        "minerd-datum",
        "cpuminer-opt-datum",
        "minerd-public-pool",
        "cpuminer-opt-public-pool",
        "cpuminer-opt-ckpool-official",
        "cpuminer-opt-ckpool-useragent-refused",
        "swarm-lhr-refusals",
        "swarm-official-refusals",
      })
  void everyRecordedMinerGoesOnWithUs(String name) {
    try (Rig rig =
            new Rig(
                LocalTemplates.Plan.standard().withExtranonce2Bytes(8),
                config ->
                    config
                        .withExtranonce2Bytes(8)
                        .withVardiff(VardiffConfig.fixed(Difficulty.ONE)));
        Wire wire = rig.connect()) {
      Miner.Notify job = null;
      for (Trace.Entry entry : Trace.of(name).entries()) {
        if (!entry.fromMiner()) {
          continue;
        }
        String line = entry.line();
        String ours = job == null ? line : submitOurs(line, job);
        wire.send(
            ours.replaceAll("(\"params\": ?\\[\")[\\w.]+(\", ?\"x\"\\])", "$1" + Rig.ALICE + "$2"));
        if (line.contains("\"pong\"")) {
          continue; // an answer of the miner's own
        }
        String answer = wire.readTo("{\"id\":" + id(line) + ",").getLast();
        assertThat(answer).isNotEqualTo(Wire.END);
        if (line.contains("mining.submit")) {
          boolean junk = line.contains("zzzz");
          boolean noJob = line.contains("7fffffffffff");
          assertThat(answer).contains("\"error\":[" + (junk ? 20 : noJob ? 21 : 23) + ",");
        } else {
          assertThat(answer).as(line).endsWith("\"error\":null}");
        }
        if (line.contains("mining.subscribe")) {
          job = Miner.Notify.parse(wire.readTo("\"method\":\"mining.notify\"").getLast());
        }
      }
      assertThat(rig.count(StratumCounter.LINES_MALFORMED)).isZero();
      assertThat(rig.sink.accepted).isEmpty(); // found for other coinbases than ours
    }
  }

  private static String submitOurs(String line, Miner.Notify job) {
    Matcher share = SUBMIT.matcher(line);
    if (!share.find()) {
      return line;
    }
    String name = line.contains("7fffffffffff") ? "7fffffffffff" : job.job();
    String extranonce2 = ("00000000" + share.group(2));
    return "{\"id\":%s,\"method\":\"mining.submit\",\"params\":[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"]}"
        .formatted(
            id(line),
            Rig.ALICE,
            name,
            extranonce2.substring(extranonce2.length() - 16),
            job.time(),
            share.group(4));
  }

  private static String id(String line) {
    Matcher id = ID.matcher(line);
    return id.find() ? id.group(1) : "";
  }

  private static Job job(Miner.Notify notify, int extranonceBytes) {
    return new Job(
        new BlockTemplate(
            0,
            Integer.parseUnsignedInt(notify.version(), 16),
            WordSwap.swap(HEX.parseHex(notify.previous())),
            HEX.parseHex(notify.coinbase1()),
            extranonceBytes,
            HEX.parseHex(notify.coinbase2()),
            notify.branch().stream().map(HEX::parseHex).toList(),
            Integer.parseUnsignedInt(notify.bits(), 16),
            Integer.parseUnsignedInt(notify.time(), 16)));
  }
}
