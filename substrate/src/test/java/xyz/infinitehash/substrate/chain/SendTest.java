package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** When a call is signed again, with which nonce, and when it never is. */
class SendTest {
  private static final SendTerms TERMS = SendTerms.within(Duration.ofHours(1));
  private static final Call REMARK =
      Call.of("System", "remark").with("remark", Value.of(new byte[] {1}));

  private final FakeNode node = new FakeNode();
  private final Chain chain = Chain.over(node, node.settings());
  private final List<String> payloads = new ArrayList<>();
  private final Signer signer =
      new Signer() {
        @Override
        public AccountId accountId() {
          return AccountId.of(new byte[32]);
        }

        @Override
        public byte[] sign(byte[] message) {
          payloads.add(ByteString.of(message).hex());
          return new byte[64];
        }
      };

  SendTest() {
    for (int i = 0; i < 5; i++) {
      node.addBlock();
    }
    node.nonce = 7;
  }

  private Submission send() {
    return chain.send(REMARK, signer, TERMS);
  }

  private static RpcException refusal(int code, String data) {
    return new RpcException.ErrorResponse("submit", code, "Invalid Transaction", data);
  }

  private void refuse(int code, String data) {
    node.onEachSubmit.add(() -> Optional.of(refusal(code, data)));
  }

  /** The next submission goes into a block. */
  private void accept() {
    node.onEachSubmit.add(Optional::empty);
    node.watched.add(
        () -> {
          FakeNode.Made block = node.addBlock(node.submitted.getLast());
          node.nonce++;
          return Optional.of(node.json("{\"inBlock\":\"" + block.hash() + "\"}"));
        });
  }

  private void expire() {
    node.onEachSubmit.add(Optional::empty);
    node.watched.add(
        () -> {
          throw new RpcException.Malformed("the connection broke");
        });
    for (int i = 0; i < 16; i++) {
      node.onHead.add(() -> node.addBlock());
    }
  }

  private List<Long> nonces() {
    var codec = new ExtrinsicCodec(FakeNode.METADATA);
    return node.submitted.stream()
        .map(hex -> ((Extrinsic.Signed) codec.decode(ByteString.parse(hex).bytes())).nonce())
        .toList();
  }

  private void assertIncluded(Submission submission) {
    assertThat(submission).isInstanceOf(Submission.Included.class);
    assertThat(((Submission.Included) submission).inclusion().extrinsicHash())
        .isEqualTo(
            ByteString.of(
                xyz.infinitehash.crypto.hash.Blake2b.hash256(
                    ByteString.parse(node.submitted.getLast()).bytes())));
  }

  @Test
  void onesAfterAnotherTakeOneNonceAfterAnother() {
    accept();
    accept();
    assertIncluded(send());
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 8L);
  }

  @Test
  void aCallWhoseEraEndedIsSignedAgainWithTheSameNonce() {
    expire();
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L);
    assertThat(node.submitted).doesNotHaveDuplicates();
  }

  @Test
  void signaturesAreBounded() {
    expire();
    expire();
    expire();
    expire();
    assertThat(send()).isInstanceOf(Submission.Expired.class);
    assertThat(nonces()).containsExactly(7L, 7L, 7L);
  }

  @Test
  void anAncientBirthBlockIsSignedAgain() {
    refuse(1010, "Transaction has an ancient birth block");
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L);
  }

  @ParameterizedTest
  @CsvSource({
    "1010, Transaction has a bad signature",
    "1002, Verification Error: Runtime error: Execution failed",
    "1001, Extrinsic has invalid format"
  })
  void whatWasSignedForTheRuntimeBeforeAnUpgradeIsSignedForTheNewOne(int code, String data) {
    node.onEachSubmit.add(
        () -> {
          node.addBlock();
          node.specVersion = 426;
          return Optional.of(refusal(code, data));
        });
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L);
    assertThat(payloads.get(0)).contains(spec(425)).doesNotContain(spec(426));
    assertThat(payloads.get(1)).contains(spec(426));
  }

  private static String spec(int version) {
    return ByteString.of(new ScaleWriter().u32(version).u32(1).toBytes()).hex().substring(2);
  }

  @Test
  void whatThePoolGaveUpForAnUpgradeIsSignedForTheNewRuntime() {
    node.onEachSubmit.add(Optional::empty);
    node.watched.add(
        () -> {
          node.addBlock();
          node.specVersion = 426;
          return Optional.of(node.json("\"invalid\""));
        });
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L);
  }

  @Test
  void aBadSignatureIsNotSignedAgainWhileNothingChanged() {
    refuse(1010, "Transaction has a bad signature");
    assertThat(send()).isInstanceOf(Submission.Refused.class);
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L); // the refused one left no gap
  }

  @Test
  void aSignatureOverABlockThatWasReplacedIsMadeAgain() {
    node.onEachSubmit.add(
        () -> {
          node.retract();
          return Optional.of(refusal(1010, "Transaction has a bad signature"));
        });
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 7L);
  }

  @Test
  void aNonceThatAnotherProgramUsedIsReplacedWhenItWasNeverInThePool() {
    node.onEachSubmit.add(
        () -> {
          node.nonce = 9;
          return Optional.of(refusal(1010, "Transaction is outdated"));
        });
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 9L);
  }

  @Test
  void aNonceThatWasInThePoolIsNeverReplaced() {
    expire();
    node.onEachSubmit.add(
        () -> {
          node.nonce = 9;
          return Optional.of(refusal(1010, "Transaction is outdated"));
        });
    assertThat(send()).isInstanceOf(Submission.Refused.class);
    assertThat(nonces()).containsExactly(7L, 7L);
  }

  @Test
  void aStaleNonceWhoseEarlierSignatureIsInABlockIsIncluded() {
    node.onEachSubmit.add(
        () -> {
          node.addBlock(); // so that the second signature is over another one
          return Optional.of(refusal(1010, "Transaction has an ancient birth block"));
        });
    node.onEachSubmit.add(
        () -> {
          node.addBlock(node.submitted.getFirst());
          node.nonce = 8;
          return Optional.of(refusal(1010, "Transaction is outdated"));
        });
    assertThat(send()).isInstanceOf(Submission.Included.class);
    assertThat(node.submitted).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aNonceAheadOfTheAccountIsReplaced() {
    node.onEachSubmit.add(
        () -> {
          node.nonce = 5; // the node before had counted others that were lost
          return Optional.of(refusal(1010, "Transaction will be valid in the future"));
        });
    accept();
    assertIncluded(send());
    assertThat(nonces()).containsExactly(7L, 5L);
  }

  @Test
  void anotherOneOfThisNonceInThePoolIsSaid() {
    node.onEachSubmit.add(
        () -> Optional.of(new RpcException.ErrorResponse("x", 1014, "Priority is too low", "")));
    assertThat(((Submission.Refused) send()).refusal().reason())
        .isEqualTo(PoolRefusal.Reason.PRIORITY_TOO_LOW);
  }

  @ParameterizedTest
  @CsvSource({"1012", "1013", "1014"})
  void theVeryBytesInThePoolAreFollowed(int code) {
    node.onEachSubmit.add(
        () -> {
          node.pool.add(node.submitted.getLast());
          return Optional.of(new RpcException.ErrorResponse("x", code, "not again", ""));
        });
    node.onHead.add(() -> node.addBlock());
    node.onHead.add(() -> node.addBlock(node.submitted.getLast()));
    assertIncluded(send());
  }

  @Test
  void aRefusalOfTheChainsOwnIsNotTriedAgain() {
    refuse(1010, "Custom error: 6");
    assertThat(((Submission.Refused) send()).refusal().name()).isEqualTo("custom 6");
    assertThat(node.submitted).hasSize(1);
  }
}
