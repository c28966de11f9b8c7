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
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.PoolStatus;
import xyz.infinitehash.devnet.runtime.BlockBuilder;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** A life of random blocks, transfers and reorganisations, looked at from its winning branch. */
class ReorgLaws {
  private static final int STEPS = 40;
  private static final long SLOT = 12_000;

  @Property(tries = 15)
  void theWinningBranchIsAChainOfItsOwn(@ForAll long seed) {
    Life life = new Life();
    TestChain world = life.live(new SplittableRandom(seed));
    replayed(world.chain());
    life.eachIsInOnce(world.chain());
    life.eachIsToldTheTruth(world.chain());
  }

  /** Made again from genesis, every block has the state and the root it has. */
  private static void replayed(Chain chain) {
    Block parent = chain.block(0).orElseThrow();
    StateMap state = parent.state();
    for (long number = 1; number <= chain.head().number(); number++) {
      Block block = chain.block(number).orElseThrow();
      assertThat(block.header().parentHash()).isEqualTo(parent.hash());
      BlockBuilder builder =
          chain.runtime().begin(state, parent.hash(), number, chain.time(block) / SLOT);
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
    private final Map<KeyPair, Long> nonces = new HashMap<>(Map.of(ALICE, 0L, BOB, 0L));

    TestChain live(SplittableRandom random) {
      TestChain world = TestChain.start(TestChain.config().finalityLag(10));
      for (int i = 0; i < STEPS; i++) {
        step(world, random);
      }
      for (int i = 0; i < 20; i++) {
        world.produce();
      }
      return world;
    }

    private void step(TestChain world, SplittableRandom random) {
      Chain chain = world.chain();
      int unfinal = (int) (chain.head().number() - chain.finalized().number());
      if (random.nextInt(4) == 0 && unfinal > 0) {
        chain.reorganise(random.nextInt(1, unfinal + 1), random);
      } else {
        for (int i = random.nextInt(4); i > 0; i--) {
          KeyPair by = random.nextBoolean() ? ALICE : BOB;
          long nonce = nonces.merge(by, 1L, Long::sum) - 1;
          ByteString bytes =
              world.signed(
                  by, nonce, transfer(TestChain.CAROL.accountId(), random.nextInt(1, 999)));
          List<PoolStatus> heard = new ArrayList<>();
          told.put(bytes, heard);
          chain.submit(bytes, heard::add);
        }
        chain.produce();
      }
    }

    private void eachIsInOnce(Chain chain) {
      Set<ByteString> seen = new HashSet<>();
      for (long number = 1; number <= chain.head().number(); number++) {
        List<ByteString> all = chain.block(number).orElseThrow().extrinsics();
        all.subList(1, all.size()).forEach(x -> assertThat(seen.add(x)).as("once").isTrue());
      }
      assertThat(seen).isEqualTo(told.keySet());
    }

    /** The last word is the final block it is in; every block told before was retracted. */
    private void eachIsToldTheTruth(Chain chain) {
      told.forEach(
          (bytes, heard) -> {
            assertThat(heard.getLast()).isInstanceOf(PoolStatus.Finalized.class);
            ByteString in = ((PoolStatus.Finalized) heard.getLast()).block();
            Block block = chain.block(in).orElseThrow();
            assertThat(block.extrinsics()).contains(bytes);
            assertThat(chain.block(block.number())).contains(block);
            for (PoolStatus status : heard) {
              if (status instanceof PoolStatus.InBlock(ByteString each) && !each.equals(in)) {
                assertThat(heard).contains(new PoolStatus.Retracted(each));
              }
            }
          });
    }
  }
}
