package xyz.infinitehash.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** What a plan says a call takes, and that nothing over the caps is ever sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpendCapsTest {
  private static final AccountId ALICE = TestChain.ALICE.accountId();
  private static final AccountId BOB = TestChain.BOB.accountId();
  private static final NetUid SUBNET = new NetUid(2);
  private static final Rao AMOUNT = new Rao(1_000_000_000);
  private static final Rao PLENTY = new Rao(1_000_000_000_000L);

  private Devnet devnet;
  private Chain chain;

  @BeforeAll
  void start() {
    devnet =
        Devnet.start(
            DevnetConfig.builder()
                .blockTime(Duration.ofMillis(100))
                .endow(ALICE, TestChain.ENDOWED)
                .subtensor(SubtensorGenesis.empty().with(Subnet.development(2, ALICE, BOB, 360)))
                .build());
    chain = Chain.connect(devnet.endpoint());
  }

  @AfterAll
  void stop() {
    chain.close();
    devnet.close();
  }

  @Test
  void whatBuysOrPaysTakesItsAmount() {
    List<TypedCall> calls =
        List.of(
            new StakeCall.Add(BOB, SUBNET, AMOUNT),
            new StakeCall.AddLimit(BOB, SUBNET, AMOUNT, AMOUNT, true),
            new StakeCall.AddBurn(BOB, SUBNET, AMOUNT),
            new StakeCall.AddBurnLimit(BOB, SUBNET, AMOUNT, AMOUNT),
            new TransferCall.KeepAlive(BOB, AMOUNT));
    for (TypedCall call : calls) {
      assertThat(Plan.of(chain, call, ALICE).takes()).as(call.toString()).isEqualTo(AMOUNT);
    }
  }

  @Test
  void whatIsOverACapIsNotSent() {
    TypedCall call = new TransferCall.KeepAlive(BOB, AMOUNT);
    Signer alice = Signer.of(TestChain.ALICE);
    long before = chain.nextNonce(ALICE);
    for (SpendCaps caps :
        List.of(
            new SpendCaps(PLENTY, new Rao(AMOUNT.value() - 1)),
            new SpendCaps(new Rao(1), PLENTY))) {
      assertThat(Plan.send(chain, call, alice, caps, Duration.ofSeconds(30)))
          .isInstanceOf(CallOutcome.NotSent.class);
    }
    assertThat(chain.nextNonce(ALICE)).isEqualTo(before);
    assertThat(Plan.send(chain, call, alice, new SpendCaps(PLENTY, AMOUNT), Duration.ofSeconds(30)))
        .isInstanceOf(CallOutcome.Done.class);
  }
}
