package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Nonces against an account and a pool as a node keeps them. */
class NoncesLaws {
  private static final AccountId ALICE = AccountId.of(new byte[32]);
  private static final Duration WAIT = Duration.ofSeconds(20);

  /** An account of a chain, and the pool before it. */
  private static final class Ledger {
    private final TreeSet<Long> pool = new TreeSet<>();
    private final List<Long> included = new ArrayList<>();
    private long next;

    /** What {@code system_accountNextIndex} says. */
    synchronized long nextIndex() {
      long index = next;
      while (pool.contains(index)) {
        index++;
      }
      return index;
    }

    synchronized void enter(long nonce) {
      assertThat(nonce).isGreaterThanOrEqualTo(next);
      assertThat(pool.add(nonce)).as("one nonce twice in the pool").isTrue();
    }

    synchronized void lose(long nonce) {
      pool.remove(nonce);
    }

    synchronized Set<Long> block() {
      Set<Long> block = new HashSet<>();
      while (pool.remove(next)) {
        included.add(next);
        block.add(next++);
      }
      return block;
    }
  }

  /**
   * Each step: 0 sends one, 1 gives one back unsent, 2 loses one in the pool that then expires, 3
   * loses one and nobody knows, 4 makes a block.
   */
  @Property(tries = 300)
  void whateverHappensNoNonceIsUsedTwiceAndNoGapStays(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 4) Integer> steps,
      @ForAll @IntRange(min = 0, max = 5) int start) {
    Ledger ledger = new Ledger();
    ledger.next = start;
    Nonces nonces = new Nonces(_ -> ledger.nextIndex());
    List<Nonces.Reserved> waiting = new ArrayList<>();
    for (int step : steps) {
      switch (step) {
        case 0 -> waiting.add(sent(ledger, nonces));
        case 1 -> {
          try (var unsent = nonces.reserve(ALICE, WAIT)) {
            assertThat(waiting).noneMatch(w -> w.value() == unsent.value());
          }
        }
        case 2, 3 -> {
          if (!waiting.isEmpty()) {
            Nonces.Reserved lost = waiting.removeFirst();
            ledger.lose(lost.value());
            lost.end(step == 2 ? Nonces.End.EXPIRED : Nonces.End.UNKNOWN);
          }
        }
        default -> settle(ledger, waiting);
      }
    }
    // a lost one left a gap below those that wait: the next senders fill it
    for (int i = 0; i <= steps.size() && !waiting.isEmpty(); i++) {
      waiting.add(sent(ledger, nonces));
      settle(ledger, waiting);
    }
    assertThat(waiting).isEmpty();
    assertThat(ledger.pool).isEmpty();
    assertThat(ledger.included).isSorted().doesNotHaveDuplicates();
  }

  private static Nonces.Reserved sent(Ledger ledger, Nonces nonces) {
    Nonces.Reserved reserved = nonces.reserve(ALICE, WAIT);
    ledger.enter(reserved.value());
    reserved.sent();
    return reserved;
  }

  private static void settle(Ledger ledger, List<Nonces.Reserved> waiting) {
    Set<Long> block = ledger.block();
    waiting.removeIf(
        reserved -> {
          if (block.contains(reserved.value())) {
            reserved.end(Nonces.End.INCLUDED);
            return true;
          }
          return false;
        });
  }

  /**
   * Some seeds leave all that was sent under way until the end, so that the chain is asked once.
   */
  @Property(tries = 20)
  void sendersSideBySideGetDistinctNoncesWithoutGap(@ForAll long seed) throws Exception {
    Ledger ledger = new Ledger();
    Nonces nonces = new Nonces(_ -> ledger.nextIndex());
    Random random = new Random(seed);
    boolean someEnd = random.nextBoolean();
    int sent = 0;
    CountDownLatch over = new CountDownLatch(40);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        boolean refused = random.nextInt(4) == 0;
        boolean ends = someEnd && random.nextBoolean();
        sent += refused ? 0 : 1;
        senders.add(
            threads.submit(
                () -> {
                  try (var reserved = nonces.reserve(ALICE, WAIT)) {
                    yieldTurn();
                    if (!refused) {
                      ledger.enter(reserved.value());
                      reserved.sent();
                      if (!ends) {
                        over.countDown();
                        over.await();
                      }
                    }
                  } finally {
                    over.countDown();
                  }
                  return "";
                }));
      }
      for (Future<?> sender : senders) {
        sender.get(20, TimeUnit.SECONDS);
      }
    }
    assertThat(ledger.block()).hasSize(sent);
    assertThat(ledger.pool).isEmpty();
  }

  /** Lets those run who might reserve too. */
  @SuppressWarnings("ThreadPriorityCheck") // what is right does not depend on it
  private static void yieldTurn() {
    Thread.yield();
  }

  @Test
  void whileOneIsUnderWayTheNextIsKnownWithoutAsking() {
    List<Long> asked = new ArrayList<>();
    Nonces nonces =
        new Nonces(
            _ -> {
              asked.add(3L);
              return 3;
            });
    Nonces.Reserved first = nonces.reserve(ALICE, WAIT);
    first.sent();
    assertThat(nonces.reserve(ALICE, WAIT).value()).isEqualTo(4);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aNodeThatLagsDoesNotBringANonceBack() {
    Nonces nonces = new Nonces(_ -> 3);
    try (var first = nonces.reserve(ALICE, WAIT)) {
      first.sent();
      first.end(Nonces.End.INCLUDED);
    }
    assertThat(nonces.reserve(ALICE, WAIT).value()).isEqualTo(4);
  }

  @Test
  void afterARefusalAsTooEarlyTheChainIsBelieved() {
    long[] chain = {9};
    Nonces nonces = new Nonces(_ -> chain[0]);
    try (var first = nonces.reserve(ALICE, WAIT)) {
      first.sent();
      first.end(Nonces.End.INCLUDED);
    }
    chain[0] = 9; // a reorg dropped it
    try (var second = nonces.reserve(ALICE, WAIT)) {
      assertThat(second.value()).isEqualTo(10);
      second.end(Nonces.End.FUTURE);
    }
    assertThat(nonces.reserve(ALICE, WAIT).value()).isEqualTo(9);
  }

  @Test
  void aChainThatDoesNotAnswerLeavesTheTurnFree() {
    boolean[] away = {true};
    Nonces nonces =
        new Nonces(
            _ -> {
              if (away[0]) {
                throw new ChainException("away");
              }
              return 3;
            });
    assertThatThrownBy(() -> nonces.reserve(ALICE, WAIT)).hasMessageContaining("away");
    away[0] = false;
    assertThat(nonces.reserve(ALICE, Duration.ZERO).value()).isEqualTo(3);
  }

  @Test
  void whoGetsNoTurnInTimeIsToldSo() {
    Nonces nonces = new Nonces(_ -> 3);
    nonces.reserve(ALICE, WAIT);
    assertThatThrownBy(() -> nonces.reserve(ALICE, Duration.ofMillis(1)))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("still being sent");
  }
}
