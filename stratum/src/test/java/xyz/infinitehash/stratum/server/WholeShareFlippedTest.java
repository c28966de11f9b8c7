package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.infinitehash.stratum.server.SubmitLine.Flip;
import xyz.infinitehash.stratum.server.SubmitLine.Layout;
import xyz.infinitehash.stratum.server.SubmitLine.Verdict;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/**
 * One line that the server would accept, each byte of it flipped in each of its bits and more, over
 * TCP: what must be answered and counted is in {@link SubmitLine}.
 */
class WholeShareFlippedTest {
  /** A changed header passes once in 16,384: never with these seeds. */
  private static final Difficulty HARD = new Difficulty(1 << 14);

  private static final String PING = "{\"id\":9999,\"method\":\"mining.ping\",\"params\":[]}\n";

  private final Rig rig =
      new Rig(
          config ->
              config
                  .withVardiff(VardiffConfig.fixed(HARD))
                  .withLimits(Limits.standard().withRefusals(1_000_000, 1)));
  private final Miner miner = rig.miner();

  @AfterEach
  void stop() {
    miner.close();
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void noChangedShareIsCreditedAndEachIsRefusedWithTheCodeOfItsFault(Layout layout) {
    SubmitLine line = first(layout);
    Map<Verdict, Integer> met = new EnumMap<>(Verdict.class);
    for (Flip flip : line.flips()) {
      Verdict verdict = line.verdict(flip);
      met.merge(verdict, 1, Integer::sum);
      if (!verdict.sameShare()) {
        expect(line, flip, verdict);
      }
    }
    assertThat(met).containsOnlyKeys(layout.verdicts());
    assertThat(rig.sink.accepted).isEmpty();
    assertThat(answers(line.bytes())).singleElement().asString().contains("\"result\":true");
    assertThat(answers(line.bytes())).singleElement().asString().contains("\"error\":[22,");
    assertThat(rig.sink.accepted).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void anotherSpellingOfAnAcceptedShareIsADuplicate(Layout layout) {
    SubmitLine line = first(layout);
    assertThat(answers(line.bytes())).singleElement().asString().contains("\"result\":true");
    for (Flip flip : line.flips()) {
      if (line.verdict(flip).sameShare()) {
        expect(line, flip, Verdict.DUPLICATE);
      }
    }
    assertThat(rig.sink.accepted).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void anotherSpellingOfAShareIsAcceptedOnce(Layout layout) {
    SubmitLine line = first(layout);
    int accepted = 0;
    for (Flip flip : line.flips()) {
      if (line.verdict(flip).sameShare()) {
        expect(line, flip, Verdict.SAME);
        expect(line, flip, Verdict.DUPLICATE);
        assertThat(rig.sink.accepted).hasSize(++accepted);
        rig.templates.newJob(); // the same integers are a new share of the next job
        miner.takeJob();
        line = line(layout);
      }
    }
    assertThat(accepted).isPositive();
  }

  private SubmitLine first(Layout layout) {
    miner.wire.call(3, "mining.authorize", "[\"" + SubmitLine.WORKER + "\"]");
    if (layout.versionBits()) {
      miner.wire.call(4, "mining.configure", "[[\"version-rolling\"],{}]");
      miner.wire.readTo("mining.set_version_mask");
    }
    return line(layout);
  }

  private SubmitLine line(Layout layout) {
    String bits = layout.versionBits() ? "0000a000" : "";
    return new SubmitLine(
        layout, miner.find(miner.notify, HARD.target(), bits, true), miner.notify.time());
  }

  /** Sends the flipped line and sees its answer, its one count, and a connection that goes on. */
  private void expect(SubmitLine line, Flip flip, Verdict verdict) {
    Map<StratumCounter, Long> wanted = new EnumMap<>(rig.server.metrics().snapshot());
    verdict.counted().forEach(counter -> wanted.merge(counter, 1L, Long::sum));
    String said = line.say(flip);
    List<String> heard = answers(line.flipped(flip));
    assertThat(heard).as(said).hasSameSizeAs(verdict.answers());
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i))
          .as(said)
          .startsWith("{\"id\":" + line.idAnswered(flip, verdict) + ",\"result\":")
          .contains(verdict.answers().get(i));
    }
    assertThat(rig.server.metrics().snapshot()).as(said).isEqualTo(wanted);
  }

  /** What is answered to these bytes, an end of line after them, before a ping behind it is. */
  private List<String> answers(byte[] line) {
    miner.wire.bytes(line);
    miner.wire.bytes(("\n" + PING).getBytes(UTF_8));
    List<String> heard = new ArrayList<>(miner.wire.readTo("{\"id\":9999,"));
    assertThat(heard.removeLast()).endsWith("\"pong\",\"error\":null}");
    return heard;
  }
}
