package xyz.infinitehash.devnet.pallet.shield;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.shield.ShieldKey;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

class ShieldTest {
  private static final long RAO = 1_000_000_000;

  private final TestChain test =
      TestChain.start(TestChain.config().subtensor(SubtensorGenesis.empty()));
  private final ByteString hidden =
      test.signed(TestChain.ALICE, 1, TestChain.transfer(TestChain.CAROL.accountId(), RAO));

  private ByteString sealed() {
    Value key = test.state().of("MevShield").get("NextKey");
    return new ShieldKey(key.asByteString()).seal(new SignedExtrinsic(hidden), new SecureRandom());
  }

  private Submission carry(ByteString sealed, int period) {
    Call call = Call.of("MevShield", "submit_encrypted").with("ciphertext", Value.of(sealed));
    Era era = period == 0 ? Era.immortal() : Era.mortal(period, 0);
    return test.chain().submit(test.signed(TestChain.ALICE, 0, call, era, 0, 0));
  }

  private long carolsMoney() {
    return test.account(TestChain.CAROL.accountId()).free();
  }

  @Test
  void aHiddenExtrinsicRunsRightBehindItsCarrier() {
    assertThat(carry(sealed(), 8)).isInstanceOf(Submission.Accepted.class);
    assertThat(test.produce().extrinsics()).hasSize(3).endsWith(hidden);
    assertThat(test.events(1)).contains("MevShield.EncryptedSubmitted", "System.ExtrinsicSuccess");
    assertThat(test.events(2)).contains("Balances.Transfer", "System.ExtrinsicSuccess");
    assertThat(carolsMoney()).isEqualTo(RAO);
  }

  @Test
  void whatCannotBeOpenedCostsItsFeeAndDoesNothing() {
    byte[] damaged = sealed().bytes();
    damaged[damaged.length - 1] ^= 1;
    assertThat(carry(ByteString.of(damaged), 8)).isInstanceOf(Submission.Accepted.class);
    assertThat(test.produce().extrinsics()).hasSize(2);
    assertThat(test.events(1)).contains("MevShield.EncryptedSubmitted");
    assertThat(carolsMoney()).isZero();
  }

  @Test
  void aCarrierThatLivesTooLongOrCannotBeReadIsRefused() {
    assertThat(carry(sealed(), 16)).isEqualTo(refused(Refusal.Invalid.STALE));
    assertThat(carry(sealed(), 0)).isEqualTo(refused(Refusal.Invalid.STALE));
    assertThat(carry(ByteString.of(new byte[20]), 8)).isEqualTo(refused(new Refusal.Custom(23)));
  }

  private static Submission refused(Refusal why) {
    return new Submission.Rejected(new PoolFault.Refused(why));
  }
}
