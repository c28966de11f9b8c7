package xyz.infinitehash.devnet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.scale.ByteString;

class FlippedByteTest {
  private static final int SIGNER_END = 2 + 1 + 1 + 32; // length, version, address
  private static final int SIGNATURE_END = SIGNER_END + 1 + 64;

  @Test
  void noExtrinsicSurvivesAFlippedBitAndTheReasonIsThatOfARealNode() {
    TestChain world = TestChain.start();
    world.produce();
    ByteString good =
        world.signed(
            TestChain.ALICE,
            0,
            TestChain.transfer(TestChain.BOB.accountId(), 123_456),
            Era.mortal(64, 1),
            1,
            77);
    Map<String, Integer> reasons = new TreeMap<>();
    for (int at = 0; at < good.length(); at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bytes = good.bytes();
        bytes[at] ^= (byte) (1 << bit);
        Submission answer = world.chain().submit(ByteString.of(bytes));
        assertThat(answer).as("byte %s bit %s", at, bit).isInstanceOf(Submission.Rejected.class);
        PoolFault fault = ((Submission.Rejected) answer).fault();
        reasons.merge(reason(fault), 1, Integer::sum);
        if (at >= SIGNER_END + 1 && at < SIGNATURE_END) {
          assertThat(reason(fault)).as("byte %s of the signature", at).isEqualTo("BAD_PROOF");
        }
      }
    }
    assertThat(reasons.keySet())
        .containsExactlyInAnyOrder(
            "ANCIENT_BIRTH_BLOCK", "BAD_PROOF", "CANNOT_LOOKUP", "undecodable");
    assertThat(reasons.get("BAD_PROOF")).isGreaterThan(good.length() * 8 * 7 / 10);
    assertThat(world.chain().submit(good)).isInstanceOf(Submission.Accepted.class);
  }

  private static String reason(PoolFault fault) {
    return switch (fault) {
      case PoolFault.Refused(Refusal refusal) -> refusal.toString();
      case PoolFault.Undecodable _ -> "undecodable";
      case PoolFault.Banned _,
          PoolFault.AlreadyImported _,
          PoolFault.TooLowPriority _,
          PoolFault.Full _ ->
          fault.toString();
    };
  }
}
