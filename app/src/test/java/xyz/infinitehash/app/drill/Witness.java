package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.Heads;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;

/**
 * An ordinary user of the same nodes: sends transfers, one after the other, each followed until it
 * is final, and listens to new blocks. Whatever the nodes do, every answer must come by its
 * deadline and be true.
 */
final class Witness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Calls under way when the time is over still have theirs. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private record Sent(BigInteger amount, Submission submission, Duration took) {}

  private final Chain chain;
  private final KeyPair from;
  private final AccountId to;
  private final Metadata metadata;
  private final List<Sent> sent = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread sending = Thread.ofPlatform().name("witness-sends").unstarted(this::send);
  private final Thread hearing = Thread.ofPlatform().name("witness-hears").unstarted(this::hear);
  private volatile Instant lastHead = Instant.now();
  private final java.util.concurrent.atomic.AtomicInteger unanswered =
      new java.util.concurrent.atomic.AtomicInteger();

  private Witness(Chain chain, KeyPair from, AccountId to) {
    this.chain = chain;
    this.from = from;
    this.to = to;
    this.metadata = chain.atHead().metadata();
  }

  /** Begins; the chain is this one's to close. */
  static Witness of(Chain chain, String from, String to) {
    Witness witness = new Witness(chain, KeyPair.fromUri(from), LocalSubnet.account(to));
    witness.sending.start();
    witness.hearing.start();
    return witness;
  }

  private void send() {
    Signer signer = Signer.of(from);
    SendTerms terms = SendTerms.within(PATIENCE).untilFinal();
    for (int i = 1; !isOver(Duration.ofMillis(100)); i++) {
      Rao amount = new Rao(1_000_000_000L + i); // its own, to be known by
      Call call = new TransferCall.KeepAlive(to, amount).call(metadata);
      Instant begun = Instant.now();
      try {
        Submission submission = chain.send(call, signer, terms);
        sent.add(new Sent(amount.toValue().asBigInteger(), submission, since(begun)));
      } catch (SubstrateException notSigned) {
        assertThat(since(begun)).isLessThan(PATIENCE.plus(GRACE));
        unanswered.incrementAndGet();
      }
    }
  }

  private static Duration since(Instant begun) {
    return Duration.between(begun, Instant.now());
  }

  private void hear() {
    while (!isOver(Duration.ZERO)) {
      try (Heads heads = chain.heads()) {
        while (!isOver(Duration.ZERO)) {
          if (heads.next(Duration.ofSeconds(1)).isPresent()) {
            lastHead = Instant.now();
          }
        }
      } catch (SubstrateException nodesAreAway) {
        // listened to again
      }
    }
  }

  private boolean isOver(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends it when the faults have ended, and judges what it was told. */
  void judge(Chain truth) throws InterruptedException {
    Instant quiet = Instant.now();
    while (lastHead.isBefore(quiet)) {
      assertThat(Instant.now())
          .as("new blocks are heard of again after the faults")
          .isBefore(quiet.plusSeconds(20));
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    stopped.countDown();
    sending.join(PATIENCE.plus(GRACE));
    assertThat(sending.isAlive()).as("the last transfer came to an end").isFalse();
    Map<BigInteger, Integer> landed = landed(truth);
    Map<String, Integer> told = new TreeMap<>();
    for (Sent each : sent) {
      told.merge(each.submission().getClass().getSimpleName(), 1, Integer::sum);
      assertThat(each.took())
          .as("told by the deadline: %s", each.submission())
          .isLessThan(PATIENCE.plus(GRACE));
      int times = landed.getOrDefault(each.amount(), 0);
      switch (each.submission()) {
        case Submission.Included(var inclusion) -> {
          assertThat(times).as("told it is final: %s", inclusion).isEqualTo(1);
          assertThat(inclusion.succeeded()).isTrue();
        }
        case Submission.Expired expired -> assertThat(times).as("told: %s", expired).isZero();
        case Submission.Refused _, Submission.Dropped _, Submission.Unknown _ ->
            assertThat(times).isLessThanOrEqualTo(1);
      }
    }
    System.out.printf(
        "witness: %d transfers %s, %d not signed for want of answers%n",
        sent.size(), told, unanswered.get());
    assertThat(told).as("transfers that were told to be final").containsKey("Included");
  }

  /** How often each amount arrived, in final blocks. */
  private Map<BigInteger, Integer> landed(Chain truth) {
    Map<BigInteger, Integer> landed = new TreeMap<>();
    long last = truth.finalizedHead().number().value();
    for (long number = 1; number <= last; number++) {
      ChainAt block = truth.at(truth.blockHash(new BlockNumber(number)).orElseThrow());
      for (Event event : block.events()) {
        if (event.is("Balances", "Transfer")
            && event.fields().field("to").asAccountId().equals(to)) {
          landed.merge(event.fields().field("amount").asBigInteger(), 1, Integer::sum);
        }
      }
    }
    return landed;
  }

  @Override
  public void close() {
    stopped.countDown();
    chain.close();
    from.close();
  }
}
