package xyz.infinitehash.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.CAROL;
import static xyz.infinitehash.devnet.TestChain.remark;
import static xyz.infinitehash.devnet.TestChain.transfer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.pallet.Refusal.Invalid;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

class PoolTest {
  private final TestChain world = TestChain.start();
  private final Chain chain = world.chain();

  private static Submission refused(Invalid why) {
    return new Submission.Rejected(new PoolFault.Refused(why));
  }

  @Test
  void aUsedNonceIsStaleAndALaterOneWaitsForTheEarlier() {
    List<PoolStatus> later = new ArrayList<>();
    chain.submit(world.signed(ALICE, 1, remark(1)), later::add);
    assertThat(chain.produce().extrinsics()).hasSize(1);
    assertThat(later).containsExactly(new PoolStatus.Future());
    assertThat(chain.nextNonce(ALICE.accountId())).isZero();
    world.submit(ALICE, 0, remark(0));
    assertThat(later).contains(new PoolStatus.Ready());
    assertThat(chain.nextNonce(ALICE.accountId())).isEqualTo(2);
    assertThat(chain.produce().extrinsics()).hasSize(3);
    assertThat(world.submit(ALICE, 1, remark(2))).isEqualTo(refused(Invalid.STALE));
  }

  @Test
  void extrinsicsGoInByNonceWhateverTheOrderTheyCameIn() {
    ByteString third = world.signed(ALICE, 2, remark(2));
    ByteString first = world.signed(ALICE, 0, remark(0));
    ByteString other = world.signed(BOB, 0, remark(9));
    ByteString second = world.signed(ALICE, 1, remark(1));
    List.of(third, other, first, second).forEach(chain::submit);
    List<ByteString> in = chain.produce().extrinsics();
    assertThat(in.subList(1, 5)).containsExactly(first, second, third, other);
  }

  @Test
  void theSameAgainIsImportedAlreadyAndAnotherOfThatNonceHasTooLowAPriority() {
    ByteString first = world.signed(ALICE, 0, remark(0));
    Submission accepted = chain.submit(first);
    ByteString hash = ((Submission.Accepted) accepted).hash();
    assertThat(chain.submit(first))
        .isEqualTo(new Submission.Rejected(new PoolFault.AlreadyImported(hash)));
    assertThat(world.submit(ALICE, 0, remark(7)))
        .isEqualTo(new Submission.Rejected(new PoolFault.TooLowPriority(1, 1)));
  }

  @Test
  void whoCannotPayIsRefused() {
    assertThat(world.submit(CAROL, 0, remark(1))).isEqualTo(refused(Invalid.PAYMENT));
    world.submit(ALICE, 0, transfer(CAROL.accountId(), 1_000));
    world.produce();
    assertThat(world.submit(CAROL, 0, remark(1))).isEqualTo(refused(Invalid.PAYMENT));
    ByteString tipped = world.signed(ALICE, 1, remark(1), Era.immortal(), 0, TestChain.ENDOWED);
    assertThat(chain.submit(tipped)).isEqualTo(refused(Invalid.PAYMENT));
  }

  @Test
  void anEnvelopeOfAnotherChainOrVersionIsABadProof() {
    BlockHash genesis = new BlockHash(chain.block(0).orElseThrow().hash());
    BlockHash other = BlockHash.of(new byte[32]);
    assertThat(submit(Envelope.immortal(other, 425, 1, 0))).isEqualTo(refused(Invalid.BAD_PROOF));
    assertThat(submit(Envelope.immortal(genesis, 424, 1, 0))).isEqualTo(refused(Invalid.BAD_PROOF));
    assertThat(submit(Envelope.immortal(genesis, 425, 2, 0))).isEqualTo(refused(Invalid.BAD_PROOF));
    assertThat(submit(Envelope.immortal(genesis, 425, 1, 0)))
        .isInstanceOf(Submission.Accepted.class);
  }

  private Submission submit(Envelope envelope) {
    ExtrinsicCodec codec = new ExtrinsicCodec(chain.runtime().metadata());
    return chain.submit(codec.sign(remark(1), envelope, Signer.of(ALICE)).bytes());
  }

  @Test
  void aBirthBlockTheChainDoesNotKnowIsAncientAndAWrongHashABadProof() {
    for (int i = 0; i < 70; i++) {
      chain.produce();
    }
    BlockHash genesis = new BlockHash(chain.block(0).orElseThrow().hash());
    Era unborn = new Era.Mortal(4096, 80);
    assertThat(submit(new Envelope(genesis, 425, 1, unborn, genesis, 0, BigInteger.ZERO)))
        .isEqualTo(refused(Invalid.ANCIENT_BIRTH_BLOCK));
    Era good = Era.mortal(64, 66);
    assertThat(submit(new Envelope(genesis, 425, 1, good, genesis, 0, BigInteger.ZERO)))
        .isEqualTo(refused(Invalid.BAD_PROOF));
    assertThat(chain.submit(world.signed(ALICE, 0, remark(1), good, 66, 0)))
        .isInstanceOf(Submission.Accepted.class);
    Era young = Era.mortal(4, 70);
    assertThat(chain.submit(world.signed(BOB, 0, remark(1), young, 70, 0)))
        .isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void extrinsicsWithoutASignerStayOut() {
    ExtrinsicCodec codec = new ExtrinsicCodec(chain.runtime().metadata());
    Call now = Call.of("Timestamp", "set").with("now", Value.of(1));
    assertThat(chain.submit(ByteString.of(codec.encode(new Extrinsic.Bare(4, now)))))
        .isEqualTo(refused(Invalid.MANDATORY_VALIDATION));
    assertThat(chain.submit(ByteString.of(codec.encode(new Extrinsic.Bare(4, remark(1))))))
        .isEqualTo(refused(Invalid.CALL));
  }

  @Test
  void sudoIsForItsKeyOnlyAndFree() {
    Call set =
        Call.of("Balances", "force_set_balance")
            .with("who", Value.address(CAROL.accountId()))
            .with("new_free", Value.of(5_000));
    Call sudo = Call.of("Sudo", "sudo").with("call", set.toValue());
    assertThat(world.submit(BOB, 0, sudo)).isEqualTo(refused(Invalid.BAD_SIGNER));
    world.submit(ALICE, 0, sudo);
    world.produce();
    assertThat(world.account(CAROL.accountId()).free()).isEqualTo(5_000);
    assertThat(world.account(ALICE.accountId()).free()).isEqualTo(TestChain.ENDOWED);
    assertThat(world.events(1)).contains("Sudo.Sudid", "System.ExtrinsicSuccess");
  }

  @Test
  void aFullPoolTakesNoMore() {
    TxPool pool = new TxPool(2, 1_000_000);
    for (int i = 0; i < 3; i++) {
      PoolEntry entry =
          new PoolEntry(
              ByteString.of(new byte[] {(byte) i}),
              ByteString.of(new byte[100]),
              new Validity.Valid(ALICE.accountId(), i, 0, 1, Long.MAX_VALUE));
      assertThat(pool.add(entry).isPresent()).isEqualTo(i == 2);
    }
  }

  @Test
  void aHigherPriorityUsurps() {
    TxPool pool = new TxPool(2, 1_000_000);
    List<PoolStatus> heard = new ArrayList<>();
    PoolEntry old = entry(1, 1);
    old.watch(heard::add);
    pool.add(old);
    PoolEntry better = entry(2, 2);
    assertThat(pool.add(better)).isEmpty();
    assertThat(heard).containsExactly(new PoolStatus.Usurped(better.hash));
    assertThat(pool.entries()).containsExactly(better);
  }

  private static PoolEntry entry(int hash, long priority) {
    return new PoolEntry(
        ByteString.of(new byte[] {(byte) hash}),
        ByteString.EMPTY,
        new Validity.Valid(ALICE.accountId(), 0, 0, priority, Long.MAX_VALUE));
  }
}
