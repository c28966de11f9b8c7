package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.PoolStatus;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.runtime.BlockBuilder;
import xyz.infinitehash.devnet.runtime.RuntimeChange;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** A life of random blocks, transfers and reorganisations, looked at from its winning branch. */
class ReorgLaws {
  private static final int STEPS = 40;
  private static final long SLOT = 12_000;

  @Property(tries = 15)
  void theWinningBranchIsAChainOfItsOwn(@ForAll long seed) {
    Life life = new Life(new SplittableRandom(seed), TestChain.config());
    life.live();
    replayed(life.chain());
    assertThat(life.included()).isEqualTo(life.told.keySet());
    life.eachIsToldTheTruth();
  }

  @Property(tries = 3)
  void soItIsWithSubnetsPulsesAndAnUpgradeInTheMiddle(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DevnetConfig.Builder config = subnet();
    Life life = new Life(random, config);
    life.live();
    life.chain().upgrade(Devnet.runtime(upgraded(config.build())));
    life.live();
    replayed(life.chain());
    assertThat(life.told.keySet()).containsAll(life.included());
    assertThat(life.chain().runtime().version().spec()).isEqualTo(426);
  }

  private static DevnetConfig.Builder subnet() {
    SubtensorGenesis.Subnet subnet =
        SubtensorGenesis.Subnet.development(2, ALICE.accountId(), BOB.accountId(), 7);
    return TestChain.config()
        .drand(new DrandKey(new byte[32]))
        .subtensor(SubtensorGenesis.empty().with(subnet));
  }

  private static DevnetConfig upgraded(DevnetConfig config) {
    return config.withRuntime(RuntimeChange.NEXT.of(config.runtime()));
  }

  /** Made again from genesis, every block has the state and the root it has. */
  private static void replayed(Chain chain) {
    Block parent = chain.block(0).orElseThrow();
    StateMap state = parent.state();
    for (long number = 1; number <= chain.head().number(); number++) {
      Block block = chain.block(number).orElseThrow();
      assertThat(block.header().parentHash()).isEqualTo(parent.hash());
      BlockBuilder builder =
          chain.runtime(parent).begin(state, parent.hash(), number, chain.time(block) / SLOT);
      if (!chain.runtime(block).code().equals(chain.runtime(parent).code())) {
        builder.upgrade(chain.runtime(block));
      }
      builder.inherent(block.extrinsics().getFirst());
      for (ByteString each : block.extrinsics().subList(1, block.extrinsics().size())) {
        assertThat(builder.apply(each)).isEmpty();
      }
      state = builder.finish();
      assertThat(ByteString.of(state.root())).isEqualTo(block.header().stateRoot());
      assertThat(block.state().root()).isEqualTo(state.root());
      parent = block;
    }
  }

  /** What was sent, and what was heard of it. */
  private static final class Life {
    private final Map<ByteString, List<PoolStatus>> told = new HashMap<>();
    private final SplittableRandom random;
    private TestChain world;

    Life(SplittableRandom random, DevnetConfig.Builder config) {
      this.random = random;
      this.world = TestChain.start(config.finalityLag(10));
    }

    Chain chain() {
      return world.chain();
    }

    void live() {
      for (int i = 0; i < STEPS; i++) {
        step();
        world = world.signingAnew();
      }
      for (int i = 0; i < 20; i++) {
        world.produce();
      }
    }

    private void step() {
      int unfinal = (int) (chain().head().number() - chain().finalized().number());
      if (random.nextInt(4) == 0 && unfinal > 0) {
        chain().reorganise(random.nextInt(1, unfinal + 1), random);
        return;
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        KeyPair by = random.nextBoolean() ? ALICE : BOB;
        long nonce = chain().nextNonce(by.accountId());
        ByteString bytes =
            world.signed(by, nonce, transfer(TestChain.CAROL.accountId(), random.nextInt(1, 999)));
        List<PoolStatus> heard = new ArrayList<>();
        told.put(bytes, heard);
        chain().submit(bytes, heard::add);
      }
      chain().produce();
    }

    /** What is on the winning branch, which is on it once. */
    Set<ByteString> included() {
      Set<ByteString> seen = new HashSet<>();
      for (long number = 1; number <= chain().head().number(); number++) {
        List<ByteString> all = chain().block(number).orElseThrow().extrinsics();
        all.subList(1, all.size()).forEach(x -> assertThat(seen.add(x)).as("once").isTrue());
      }
      return seen;
    }

    /** The last word is the final block it is in; every block told before was retracted. */
    void eachIsToldTheTruth() {
      told.forEach(
          (bytes, heard) -> {
            assertThat(heard.getLast()).isInstanceOf(PoolStatus.Finalized.class);
            assertThat(heard).doesNotHaveAnyElementsOfTypes(PoolStatus.Invalid.class);
            ByteString in = ((PoolStatus.Finalized) heard.getLast()).block();
            Block block = chain().block(in).orElseThrow();
            assertThat(block.extrinsics()).contains(bytes);
            assertThat(chain().block(block.number())).contains(block);
            for (PoolStatus status : heard) {
              if (status instanceof PoolStatus.InBlock(ByteString each) && !each.equals(in)) {
                assertThat(heard).contains(new PoolStatus.Retracted(each));
              }
            }
          });
    }
  }
}
