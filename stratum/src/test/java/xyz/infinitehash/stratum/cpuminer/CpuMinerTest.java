package xyz.infinitehash.stratum.cpuminer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig.Extension;

class CpuMinerTest {
  private static final String EASY = "0.000001";
  private static final String USER =
      "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.rig1";
  private static final String MASK = "1fffe000";

  private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
  private ScriptedPool pool;

  @BeforeEach
  void listen() throws IOException {
    pool = new ScriptedPool();
  }

  @AfterEach
  void hangUp() throws IOException {
    pool.close();
  }

  @Test
  void everyShareSentMeetsTheTargetByAnotherReckoning() throws Exception {
    try (CpuMiner miner = start(plain());
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      Set<BigInteger> hashes = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        ScriptedPool.Said share = peer.next("mining.submit");
        assertThat(share.param(0)).isEqualTo(USER);
        assertThat(share.param(1)).isEqualTo("a1");
        assertThat(share.params().size()).isEqualTo(5);
        BigInteger hash = Reckoning.hash("4619036b", share, Reckoning.VERSION);
        assertThat(Reckoning.meets(hash, EASY)).isTrue();
        assertThat(hashes.add(hash)).as("no share twice").isTrue();
        peer.yes(share);
      }
      settled(miner, 20);
      assertThat(miner.stats().hashes()).isGreaterThan(20 * 400);
      assertThat(miner.stats().refusedInAll()).isZero();
    }
  }

  @Test
  void rolledVersionBitsStayInTheMaskAndAreHashed() throws Exception {
    try (CpuMiner miner = start(plain().asking(Set.of(Extension.VERSION_ROLLING), BigDecimal.ONE));
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      int mask = Integer.parseUnsignedInt(MASK, 16);
      for (int i = 0; i < 5; i++) {
        ScriptedPool.Said share = peer.next("mining.submit");
        int bits = Integer.parseUnsignedInt(share.param(5), 16);
        assertThat(bits & ~mask).isZero();
        int version = (Integer.parseUnsignedInt(Reckoning.VERSION, 16) & ~mask) | bits;
        BigInteger hash = Reckoning.hash("4619036b", share, String.format("%08x", version));
        assertThat(Reckoning.meets(hash, EASY)).isTrue();
        peer.yes(share);
      }
      assertThat(miner.stats().sessions()).isEqualTo(1);
    }
  }

  @Test
  void refusalsAreCountedByTheirCode() throws Exception {
    try (CpuMiner miner = start(plain());
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      peer.no(peer.next("mining.submit"), CpuMinerStats.STALE);
      peer.no(peer.next("mining.submit"), CpuMinerStats.DUPLICATE);
      peer.no(peer.next("mining.submit"), CpuMinerStats.DUPLICATE);
      peer.yes(peer.next("mining.submit"));
      settled(miner, 4);
      assertThat(miner.stats().accepted()).isEqualTo(1);
      assertThat(miner.stats().refused(CpuMinerStats.STALE)).isEqualTo(1);
      assertThat(miner.stats().refused(CpuMinerStats.DUPLICATE)).isEqualTo(2);
      assertThat(miner.stats().refused(CpuMinerStats.LOW_DIFFICULTY)).isZero();
    }
  }

  @Test
  void newDifficultyAndExtranonceHoldFromTheNextJobOn() throws Exception {
    try (CpuMiner miner = start(plain());
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      peer.next("mining.submit");
      peer.say("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[0.00002]}");
      peer.say("{\"id\":null,\"method\":\"mining.set_extranonce\",\"params\":[\"ff01\",6]}");
      peer.say(Reckoning.notify("a2", true));
      ScriptedPool.Said share = peer.next("mining.submit");
      while (share.param(1).equals("a1")) {
        assertThat(share.param(2)).hasSize(8);
        peer.yes(share);
        share = peer.next("mining.submit");
      }
      assertThat(share.param(2)).hasSize(12);
      BigInteger hash = Reckoning.hash("ff01", share, Reckoning.VERSION);
      assertThat(Reckoning.meets(hash, "0.00002")).isTrue();
      assertThat(miner.stats().connected()).isTrue();
    }
  }

  @Test
  void optionalMessagesGoOutOnceAuthorizedAndMayStayUnanswered() throws Exception {
    CpuMinerConfig chatty = plain().asking(EnumSet.allOf(Extension.class), new BigDecimal("1e-7"));
    try (CpuMiner miner = start(chatty);
        ScriptedPool.Peer peer = pool.accept()) {
      assertThat(peer.next().method()).isEqualTo("mining.configure"); // never answered
      peer.say(
          "{\"error\":null,\"id\":"
              + peer.next("mining.subscribe").id()
              + ",\"result\":[[],\"aa\",4]}");
      peer.yes(peer.next("mining.authorize"));
      assertThat(peer.next("mining.suggest_difficulty").line()).contains("[0.0000001]");
      peer.no(peer.next("mining.extranonce.subscribe"), 20);
      peer.say("{\"params\":[1e-06],\"id\":null,\"method\":\"mining.set_difficulty\"}");
      peer.say(Reckoning.notify("a1", false));
      peer.yes(peer.next("mining.submit"));
      settled(miner, 1);
    }
  }

  @Test
  void callsOfThePoolAreAnsweredAndUnknownLinesPassedOver() throws Exception {
    try (CpuMiner miner = start(idle());
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      peer.say("not json");
      peer.say("{}");
      peer.say("{\"id\":99,\"result\":true}");
      peer.say("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"half\"]}");
      peer.say("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[-1]}");
      peer.say("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[1e999999999]}");
      peer.say("{\"id\":42,\"method\":\"mining.ping\",\"params\":[]}");
      assertThat(peer.next().line()).isEqualTo("{\"id\":42,\"result\":\"pong\",\"error\":null}");
      peer.say("{\"id\":43,\"method\":\"client.get_version\",\"params\":[]}");
      assertThat(peer.next().line()).contains("\"id\":43,\"result\":\"infinitehash-cpuminer");
      assertThat(miner.stats().hashes()).as("duty 0 never hashes").isZero();
      assertThat(miner.stats().accepted()).isZero();
    }
  }

  @Test
  void aLostConnectionIsMadeAgainAndHashingGoesOnWhateverAnswersWereOwed() throws Exception {
    try (CpuMiner miner = start(plain())) {
      for (int session = 1; session <= 3; session++) {
        try (ScriptedPool.Peer peer = pool.accept()) {
          peer.greet("0.00000001", MASK, Reckoning.notify("s" + session, true));
          for (int owed = 0; owed < Submits.WINDOW; owed++) {
            assertThat(peer.next("mining.submit").param(1)).isEqualTo("s" + session);
          }
          assertThat(miner.stats().sessions()).isEqualTo(session);
        }
      }
    }
  }

  @Test
  void reconnectIsFollowedToTheSamePoolOnly() throws Exception {
    try (CpuMiner miner = start(idle())) {
      try (ScriptedPool.Peer peer = pool.accept()) {
        peer.greet(EASY, MASK, Reckoning.notify("a1", true));
        for (String elsewhere :
            List.of("\"evil.test\"," + pool.address().getPort(), "\"localhost\",3333,0")) {
          peer.say("{\"id\":null,\"method\":\"client.reconnect\",\"params\":[" + elsewhere + "]}");
        }
        peer.say("{\"id\":1,\"method\":\"mining.ping\",\"params\":[]}");
        assertThat(peer.next().line()).contains("pong");
        peer.say("{\"id\":null,\"method\":\"client.reconnect\",\"params\":[]}");
        try (ScriptedPool.Peer again = pool.accept()) {
          assertThat(again.next().method()).isEqualTo("mining.subscribe");
        }
      }
      assertThat(miner.stats().sessions()).isEqualTo(2);
    }
  }

  @Test
  void aPoolThatRefusesOurNameIsAskedAgainLater() throws Exception {
    try (CpuMiner miner = start(plain())) {
      try (ScriptedPool.Peer peer = pool.accept()) {
        peer.say("{\"id\":2,\"result\":[[],\"aa\",4],\"error\":null}");
        peer.no(peer.next("mining.authorize"), 24);
        assertThat(said("lost")).contains("refused our user name");
      }
      try (ScriptedPool.Peer peer = pool.accept()) {
        assertThat(peer.next().method()).isEqualTo("mining.subscribe");
      }
      assertThat(miner.stats().connected()).isFalse();
    }
  }

  @Test
  void deliberateFaultsAreWhatTheyAreCalled() throws Exception {
    DeliberateFaults all = new DeliberateFaults(100, 0, 100, 100);
    try (CpuMiner miner = start(plain().misbehaving(all));
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      ScriptedPool.Said good = peer.next("mining.submit");
      ScriptedPool.Said resent = peer.next("mining.submit");
      ScriptedPool.Said low = peer.next("mining.submit");
      ScriptedPool.Said malformed = peer.next("mining.submit");
      assertThat(resent.param(4)).isEqualTo(good.param(4));
      assertThat(Reckoning.meets(Reckoning.hash("4619036b", low, Reckoning.VERSION), EASY))
          .isFalse();
      assertThat(malformed.param(2)).hasSize(10).startsWith(good.param(2));
      assertThat(miner.stats().sessions()).isEqualTo(1);
    }
  }

  @Test
  void aLateShareIsKeptUntilAJobWithCleanJobsCame() throws Exception {
    try (CpuMiner miner = start(plain().misbehaving(new DeliberateFaults(0, 100, 0, 0)));
        ScriptedPool.Peer peer = pool.accept()) {
      peer.greet(EASY, MASK, Reckoning.notify("a1", true));
      while (miner.stats().found() < 3) {
        Thread.onSpinWait();
      }
      assertThat(miner.stats().sent()).isZero();
      peer.say(Reckoning.notify("a2", true));
      assertThat(peer.next("mining.submit").param(1)).isEqualTo("a1");
    }
  }

  @Test
  void closingEndsAllThreadsEvenWhileAnswersAreOwed() throws Exception {
    CpuMiner miner = start(plain().working(3, Pace.full()));
    try (ScriptedPool.Peer peer = pool.accept()) {
      peer.greet("0.00000001", MASK, Reckoning.notify("a1", true));
      peer.next("mining.submit");
      while (miner.stats().sent() < Submits.WINDOW) {
        Thread.onSpinWait();
      }
      miner.close();
      miner.close();
      long hashes = miner.stats().hashes();
      assertThat(hashing()).isEmpty();
      assertThat(miner.stats().hashes()).isEqualTo(hashes);
    }
  }

  @Test
  void closingWakesThreadsThatRest() throws Exception {
    CpuMiner miner = start(plain().working(2, new Pace.Hashrate(1)));
    try (ScriptedPool.Peer peer = pool.accept()) {
      peer.greet("1000000", MASK, Reckoning.notify("a1", true));
      while (miner.stats().hashes() == 0) {
        Thread.onSpinWait();
      }
    } finally {
      miner.close();
    }
    assertThat(hashing()).isEmpty();
  }

  private static List<Thread> hashing() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hash-"))
        .toList();
  }

  private CpuMinerConfig plain() {
    return CpuMinerConfig.of(pool.address(), USER)
        .asking(Set.of(), BigDecimal.ONE)
        .retrying(
            new CpuMinerConfig.Patience(
                Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(30)));
  }

  private CpuMinerConfig idle() {
    return plain().working(1, new Pace.Duty(0));
  }

  private CpuMiner start(CpuMinerConfig config) {
    return CpuMiner.start(
        config,
        InstantSource.fixed(Instant.EPOCH),
        new Random(89),
        SocketFactory.getDefault(),
        new CpuMinerLog() {
          @Override
          public void lost(String reason, Duration pause) {
            log.add("lost: " + reason);
          }
        });
  }

  private String said(String start) throws InterruptedException {
    String line = log.poll(20, TimeUnit.SECONDS);
    assertThat(line).startsWith(start);
    return line;
  }

  private static void settled(CpuMiner miner, long answers) {
    while (miner.stats().accepted() + miner.stats().refusedInAll() < answers) {
      Thread.onSpinWait();
    }
  }
}
