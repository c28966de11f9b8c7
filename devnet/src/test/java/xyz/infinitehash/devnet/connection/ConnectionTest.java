package xyz.infinitehash.devnet.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.remark;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.fault.FaultSettings;
import xyz.infinitehash.devnet.runtime.RuntimeChange;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.ChainSettings;
import xyz.infinitehash.substrate.chain.Heads;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.Backoff;
import xyz.infinitehash.substrate.rpc.EndpointHealth;
import xyz.infinitehash.substrate.rpc.EndpointHealth.State;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.RpcSettings;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.WebSocketRpc;
import xyz.infinitehash.substrate.scale.ByteString;

/** The client against the faults of a devnet's two endpoints and of its chain. */
class ConnectionTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final Devnet devnet =
      Devnet.start(
          TestChain.config()
              .faults(new FaultSettings(2, 7, InstantSource.system()))
              .build()
              .withFinalityLag(10));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Chain chain;

  ConnectionTest() {
    devnet.advance(5);
    chain = connect(devnet.endpoints());
  }

  private static Chain connect(List<URI> endpoints) {
    return Chain.over(
        WebSocketRpc.connect(
            endpoints,
            RpcSettings.STANDARD.withBackoff(
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(200))),
            Scheduler.system(),
            new Random(1)),
        ChainSettings.STANDARD.withCall(Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    chain.close();
    threads.shutdownNow();
    devnet.close();
  }

  private EndpointHealth health(int index) {
    return chain.rpc().status().endpoints().get(index);
  }

  private Future<Submission> sending(byte content) {
    return threads.submit(
        () -> chain.send(remark(content), Signer.of(ALICE), SendTerms.within(WAIT)));
  }

  /** Blocks as long as somebody waits for one. */
  private Submission landed(Future<Submission> sending) throws Exception {
    while (!sending.isDone()) {
      awaitPool();
      if (!sending.isDone()) {
        devnet.advance(1);
      }
    }
    return sending.get(20, TimeUnit.SECONDS);
  }

  /** A moment for what is on its way. */
  private void awaitPool() throws InterruptedException {
    var _ = new java.util.concurrent.CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
  }

  private void assertIncluded(Submission submission) {
    assertThat(submission).isInstanceOf(Submission.Included.class);
    assertThat(((Submission.Included) submission).inclusion().succeeded()).isTrue();
  }

  @Test
  void readsGoOnAtTheOtherEndpointWhenOneIsAway() {
    chain.head();
    devnet.inflict(0, new Fault.Away(Duration.ofMinutes(1)));
    assertThat(chain.head().number()).isEqualTo(new BlockNumber(5));
    assertThat(health(1).inUse()).isTrue();
    assertThat(health(0).failures()).isPositive();
    devnet.mend(0);
    devnet.inflict(1, new Fault.Drop());
    assertThat(chain.head().number()).isEqualTo(new BlockNumber(5));
  }

  @Test
  void aSendGoesOnOverADroppedSocket() throws Exception {
    var sending = sending((byte) 1);
    devnet.inflict(0, new Fault.Drop());
    assertIncluded(landed(sending));
    assertThat(chain.nextNonce(ALICE.accountId())).isEqualTo(1);
  }

  @Test
  void answersThatComeTwiceOrLateReachTheirCalls() {
    chain.head();
    devnet.inflict(0, new Fault.Twice(20));
    devnet.inflict(0, new Fault.Late(Duration.ofMillis(100), 5));
    for (int i = 0; i < 10; i++) {
      assertThat(chain.blockHash(new BlockNumber(i % 6))).isPresent();
    }
  }

  @Test
  void aNodeThatAnswersNothingIsLeftAndACallThatWaitsEndsInTime() {
    chain.head();
    devnet.inflict(0, new Fault.Mute(1_000));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(chain::head).isInstanceOf(RpcException.Timeout.class);
    }
    assertThat(chain.head().number()).isEqualTo(new BlockNumber(5));
    assertThat(health(1).inUse()).isTrue();
    assertThat(health(0).lastLoss()).contains("no answer");
  }

  @Test
  void aLimitOfTheRateMovesTheCallToTheOtherEndpoint() {
    chain.head();
    devnet.inflict(0, new Fault.RefuseCalls(1_000, -32029, "too many requests"));
    assertThat(chain.head().number()).isEqualTo(new BlockNumber(5));
    assertThat(health(1).inUse()).isTrue();
    assertThat(health(0).lastLoss()).contains("limits the rate");
  }

  @Test
  void aStaleEndpointIsLeftForOneThatKeepsUp() throws Exception {
    chain.head();
    devnet.inflict(0, new Fault.Away(Duration.ofMinutes(1)));
    assertThat(chain.head().number()).isEqualTo(new BlockNumber(5)); // by the second
    devnet.mend(0);
    devnet.inflict(0, new Fault.Stale(1_000));
    try (Heads heads = chain.heads()) {
      devnet.advance(20);
      for (var head = heads.next(WAIT).orElseThrow();
          head.value() < 25;
          head = heads.next(WAIT).orElseThrow()) {
        // until the client has seen how high the chain is
      }
    }
    devnet.inflict(1, new Fault.Drop()); // to the stale one, and back as soon as that is seen
    long head = 0;
    for (int i = 0; i < 200 && head < 25; i++) {
      head = chain.head().number().value();
      awaitPool();
    }
    assertThat(head).isEqualTo(25);
    assertThat(health(0).state()).isEqualTo(State.BEHIND);
  }

  @Test
  void aReadOfABlockThatTheNextNodeDoesNotKnowYetWaitsForIt() throws Exception {
    chain.head();
    devnet.inflict(1, new Fault.Stale(2));
    devnet.advance(1);
    ChainAt at = chain.atHead();
    devnet.inflict(0, new Fault.Away(Duration.ofMinutes(1)));
    var reading = threads.submit(() -> at.header().number());
    awaitPool();
    devnet.advance(3);
    assertThat(reading.get(20, TimeUnit.SECONDS)).isEqualTo(new BlockNumber(6));
  }

  @Test
  void aNodeOfAnotherChainIsNeverAsked() {
    URI first = devnet.endpoint();
    try (Devnet other =
            Devnet.start(TestChain.config().genesisHash(ByteString.of(new byte[32])).build());
        Chain both = connect(List.of(first, other.endpoint()))) {
      assertThat(both.head().number()).isEqualTo(new BlockNumber(5));
      devnet.inflict(0, new Fault.Away(Duration.ofMillis(400)));
      assertThat(both.head().number()).isEqualTo(new BlockNumber(5)); // waits for its own chain
      List<EndpointHealth> health = both.rpc().status().endpoints();
      assertThat(health.get(1).state()).isEqualTo(State.WRONG_CHAIN);
      assertThat(health.get(1).lastLoss()).contains("00".repeat(32));
    }
  }

  @Test
  void sendersSideBySideLandEachOnceThroughDropsAndRefusals() throws Exception {
    List<Future<Submission>> sendings = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 24; i++) {
      sendings.add(sending((byte) i));
    }
    boolean underWay = true;
    for (int i = 0; i < 400 && underWay; i++) {
      if (random.nextInt(4) == 0) {
        devnet.inflict(random.nextInt(2), new Fault.Drop());
      }
      if (random.nextInt(6) == 0) {
        devnet.inflict(
            random.nextInt(2),
            new Fault.RefuseExtrinsics(1, 1010, "Invalid Transaction", "Custom error: 6"));
      }
      awaitPool();
      devnet.advance(1);
      underWay = sendings.stream().anyMatch(sending -> !sending.isDone());
    }
    int included = 0;
    Set<ByteString> hashes = new HashSet<>();
    for (Future<Submission> sending : sendings) {
      switch (sending.get(20, TimeUnit.SECONDS)) {
        case Submission.Included(var inclusion) -> {
          included++;
          assertThat(hashes.add(inclusion.extrinsicHash())).isTrue();
        }
        case Submission.Refused(var refusal) -> assertThat(refusal.name()).isEqualTo("custom 6");
        case Submission other -> throw new AssertionError(other.toString());
      }
    }
    assertThat(included).isPositive();
    assertThat(chain.nextNonce(ALICE.accountId())).isEqualTo(included);
  }

  @Test
  void aNonceThatAnotherProgramTakesIsNotWaitedFor() throws Exception {
    try (Chain other = connect(List.of(devnet.endpoint()))) {
      var theirs =
          threads.submit(
              () -> other.send(remark((byte) 9), Signer.of(BOB), SendTerms.within(WAIT)));
      var ours =
          threads.submit(
              () -> chain.send(remark((byte) 8), Signer.of(BOB), SendTerms.within(WAIT)));
      Submission first = landed(theirs);
      Submission second = landed(ours);
      if (second instanceof Submission.Included && first instanceof Submission.Included) {
        assertThat(chain.nextNonce(BOB.accountId())).isEqualTo(2);
      } else {
        // both took the same one at the same moment: one of them is told so
        assertThat(List.of(first, second))
            .anyMatch(s -> s instanceof Submission.Refused(var r) && r.name().contains("priority"));
      }
    }
  }

  @Test
  void whoWaitsForFinalityIsNotDeceivedByAReorg() throws Exception {
    var sending =
        threads.submit(
            () ->
                chain.send(
                    remark((byte) 3), Signer.of(ALICE), SendTerms.within(WAIT).untilFinal()));
    awaitPool();
    awaitPool();
    devnet.advance(2);
    devnet.inflict(new Fault.Reorg(3));
    Submission submission = landed(sending);
    assertIncluded(submission);
    var place = ((Submission.Included) submission).inclusion().place();
    assertThat(chain.blockHash(place.number())).contains(place.block());
    assertThat(((Submission.Included) submission).inclusion().finalized()).isTrue();
  }

  @Test
  void whatIsFoundAfterAReorgIsOfTheBranchThatStands() throws Exception {
    var sending = sending((byte) 4);
    Submission.Included before = (Submission.Included) landed(sending);
    devnet.inflict(new Fault.Reorg(2));
    devnet.advance(4);
    var again =
        chain.find(before.inclusion().extrinsicHash(), new BlockNumber(1), chain.head().number());
    assertThat(again).isPresent();
    assertThat(chain.blockHash(again.get().place().number())).contains(again.get().place().block());
  }

  @Test
  void callsOnBothSidesOfAnUpgradeLandEncodedForTheirRuntime() throws Exception {
    assertThat(chain.atHead().runtime().version().spec()).isEqualTo(425);
    List<Future<Submission>> sendings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sendings.add(sending((byte) i));
      if (i == 3) {
        devnet.inflict(new Fault.Upgrade(RuntimeChange.NEXT));
        devnet.advance(1);
      }
    }
    for (Future<Submission> sending : sendings) {
      assertIncluded(landed(sending));
    }
    assertThat(chain.atHead().runtime().version().spec()).isEqualTo(426);
    assertThat(chain.nextNonce(ALICE.accountId())).isEqualTo(8);
  }
}
