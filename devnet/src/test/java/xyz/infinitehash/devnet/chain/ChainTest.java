package xyz.infinitehash.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.CAROL;
import static xyz.infinitehash.devnet.TestChain.remark;
import static xyz.infinitehash.devnet.TestChain.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

class ChainTest {
  private final TestChain world = TestChain.start();
  private final Chain chain = world.chain();

  @Test
  void eachBlockNamesItsParentAndItsNumber() {
    Block genesis = chain.head();
    Block first = chain.produce();
    Block second = chain.produce();
    assertThat(second.header().parentHash()).isEqualTo(first.hash());
    assertThat(first.header().parentHash()).isEqualTo(genesis.hash());
    assertThat(second.number()).isEqualTo(2);
    assertThat(chain.block(first.hash())).contains(first);
    assertThat(chain.block(2)).contains(second);
    assertThat(second.hash()).isEqualTo(ByteString.of(Blake2b.hash256(second.header().encode())));
  }

  @Test
  void theStateTellsNumberParentAndTime() {
    chain.produce();
    Block second = chain.produce();
    var system = world.state().of("System");
    assertThat(system.number("Number")).isEqualTo(2);
    assertThat(system.get("ParentHash").asByteString()).isEqualTo(second.header().parentHash());
    assertThat(system.get("BlockHash", Value.of(1)).asByteString())
        .isEqualTo(second.header().parentHash());
    long start = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    assertThat(world.state().of("Timestamp").number("Now")).isEqualTo(start + 24_000);
    assertThat(world.state().of("Timestamp").exists("DidUpdate")).isFalse();
    assertThat(world.state().of("Aura").number("CurrentSlot")).isEqualTo((start + 24_000) / 12_000);
    assertThat(world.events(0)).containsExactly("System.ExtrinsicSuccess");
  }

  @Test
  void genesisTellsWhenTheChainBegan() {
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    assertThat(world.state().of("Timestamp").number("Now")).isEqualTo(start.toEpochMilli());
    assertThat(chain.time(chain.head())).isEqualTo(start.toEpochMilli());
    Instant clock = Instant.parse("2026-11-22T10:00:00.250Z");
    TestChain real = TestChain.start(TestChain.config().time(new ChainTime.Real(() -> clock)));
    assertThat(real.chain().time(real.chain().head())).isEqualTo(clock.toEpochMilli());
    assertThat(real.chain().time(real.produce())).isEqualTo(clock.toEpochMilli() + 1);
  }

  @Test
  void equalHistoriesHaveEqualHashes() {
    TestChain other = TestChain.start();
    assertThat(other.chain().head().hash()).isEqualTo(chain.head().hash());
    assertThat(other.produce().hash()).isEqualTo(chain.produce().hash());
    TestChain richer = TestChain.start(TestChain.config().endow(CAROL.accountId(), 1000));
    assertThat(richer.chain().head().hash()).isNotEqualTo(chain.block(0).orElseThrow().hash());
  }

  @Test
  void aTransferMovesMoneyAndPaysTheAuthor() {
    world.submit(ALICE, 0, transfer(BOB.accountId(), 1_000));
    Block block = world.produce();
    assertThat(block.extrinsics()).hasSize(2);
    assertThat(world.events(1))
        .containsExactly(
            "Balances.Withdraw",
            "Balances.Transfer",
            "Balances.Deposit",
            "System.NewAccount",
            "Balances.Endowed",
            "Balances.Deposit",
            "TransactionPayment.TransactionFeePaid",
            "System.ExtrinsicSuccess");
    long length = block.extrinsics().get(1).length();
    long fee = 54_078 + length + 82_025;
    assertThat(world.account(ALICE.accountId()).free()).isEqualTo(TestChain.ENDOWED - 1_000 - fee);
    assertThat(world.account(BOB.accountId()).free()).isEqualTo(TestChain.ENDOWED + 1_000);
    assertThat(world.account(ALICE.accountId()).nonce()).isEqualTo(1);
  }

  @Test
  void aBlockIsFinalOneBlockLaterAndListenersHearInOrder() {
    List<String> heard = new ArrayList<>();
    chain.listen(
        new ChainListener() {
          @Override
          public void onBlock(Block block) {
            heard.add("best " + block.number());
          }

          @Override
          public void onFinalized(Block block) {
            heard.add("final " + block.number());
          }
        });
    chain.produce();
    chain.produce();
    assertThat(heard).containsExactly("best 0", "final 0", "best 1", "best 2", "final 1");
    assertThat(chain.finalized().number()).isEqualTo(1);
  }

  @Test
  void aWatcherHearsReadyInBlockFinalized() {
    List<PoolStatus> heard = new ArrayList<>();
    chain.submit(world.signed(ALICE, 0, remark(1)), heard::add);
    Block in = chain.produce();
    chain.produce();
    assertThat(heard)
        .containsExactly(
            new PoolStatus.Ready(),
            new PoolStatus.InBlock(in.hash()),
            new PoolStatus.Finalized(in.hash()));
  }

  @Test
  void aReplacedBlockGivesItsExtrinsicsBackAndFinalOnesAreNotReplaced() {
    List<PoolStatus> heard = new ArrayList<>();
    chain.submit(world.signed(ALICE, 0, remark(1)), heard::add);
    Block gone = chain.produce();
    Block tip = chain.reorganise(1, new SplittableRandom(1));
    assertThat(tip.number()).isEqualTo(2);
    assertThat(chain.block(1).orElseThrow().hash()).isNotEqualTo(gone.hash());
    assertThat(chain.block(gone.hash())).contains(gone);
    for (int i = 0; i < 5; i++) {
      chain.produce();
    }
    assertThat(heard)
        .startsWith(
            new PoolStatus.Ready(),
            new PoolStatus.InBlock(gone.hash()),
            new PoolStatus.Retracted(gone.hash()));
    assertThat(heard.getLast()).isInstanceOf(PoolStatus.Finalized.class);
    assertThatThrownBy(() -> chain.reorganise(2, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reorganisation of 1 to 1 blocks, not 2: final blocks stay");
  }

  @Test
  void onlyTheNewestBlocksAndGenesisAreKept() {
    TestChain small = TestChain.start(TestChain.config().keptBlocks(16));
    Block genesis = small.chain().head();
    Block first = small.produce();
    for (int i = 0; i < 16; i++) {
      small.produce();
    }
    assertThat(small.chain().block(first.hash())).isEmpty();
    assertThat(small.chain().block(1)).isEmpty();
    assertThat(small.chain().block(2)).isPresent();
    assertThat(small.chain().block(0)).contains(genesis);
  }

  @Test
  void anOverrideIsReadAtOnceAndBuiltUpon() {
    ByteString key = ByteString.of(new byte[] {1, 2, 3});
    chain.override(Map.of(key, Optional.of(ByteString.of(new byte[] {9}))));
    assertThat(chain.head().state().get(key.bytes())).contains(new byte[] {9});
    assertThat(chain.produce().state().get(key.bytes())).contains(new byte[] {9});
    chain.override(Map.of(key, Optional.empty()));
    assertThat(chain.produce().state().get(key.bytes())).isEmpty();
  }

  @Test
  void anEraEndsAndTheExtrinsicWithIt() {
    chain.produce();
    List<PoolStatus> heard = new ArrayList<>();
    Era era = Era.mortal(4, 1);
    ByteString waiting = world.signed(ALICE, 1, remark(1), era, 1, 0);
    chain.submit(waiting, heard::add);
    chain.produce();
    chain.produce();
    assertThat(heard).containsExactly(new PoolStatus.Future());
    chain.produce();
    assertThat(heard).containsExactly(new PoolStatus.Future(), new PoolStatus.Invalid());
    assertThat(chain.submit(waiting)).isEqualTo(new Submission.Rejected(new PoolFault.Banned()));
  }

  @Test
  void aBlockHasRoomForSoMuchWeightAndTheRestWaits() {
    for (int i = 0; i < 8; i++) {
      byte[] megabyte = new byte[1_000_000];
      chain.submit(
          world.signed(ALICE, i, Call.of("System", "remark").with("remark", Value.of(megabyte))));
    }
    assertThat(chain.produce().extrinsics()).hasSize(1 + 7);
    assertThat(chain.produce().extrinsics()).hasSize(1 + 1);
  }
}
