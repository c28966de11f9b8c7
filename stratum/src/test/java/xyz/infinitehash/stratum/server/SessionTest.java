package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

class SessionTest {
  private static final String SUBSCRIBE =
      "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}";

  private final Talk talk = new Talk(VardiffConfig.fixed(Difficulty.ONE));

  @Test
  void aJobAlreadyGivenIsNotGivenAgainWhenItsBroadcastComes() {
    talk.templates.newJob();
    IssuedJob job = talk.jobs.accept(talk.templates.current(), talk.clock.instant());
    talk.say(SUBSCRIBE);
    assertThat(talk.heard()).hasSize(3);
    talk.session.broadcast(job, talk.out);
    assertThat(talk.heard()).isEmpty();
  }

  @Test
  void nothingIsBroadcastToWhoHasNotSubscribed() {
    talk.session.broadcast(talk.jobs.current(), talk.out);
    assertThat(talk.heard()).isEmpty();
  }

  @Test
  void aSecondBlockDoesNotLengthenTheGraceOfTheFirst() {
    Work work = talk.jobs.current().work;
    Instant start = talk.clock.instant();
    talk.templates.newBlock();
    talk.jobs.accept(talk.templates.current(), start);
    talk.templates.newBlock();
    talk.jobs.accept(talk.templates.current(), start.plusSeconds(2));
    assertThat(work.isOver(start.plusSeconds(3))).isFalse();
    assertThat(work.isOver(start.plus(Duration.ofMillis(3001)))).isTrue();
  }

  @Test
  void aJobOfTheNewestBlockLivesTenMinutes() {
    Work work = talk.jobs.current().work;
    Instant start = talk.clock.instant();
    assertThat(work.isOver(start.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(work.isOver(start.plus(Duration.ofMinutes(10)).plusMillis(1))).isTrue();
  }
}
