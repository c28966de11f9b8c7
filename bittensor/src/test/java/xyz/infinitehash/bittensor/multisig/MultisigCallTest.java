package xyz.infinitehash.bittensor.multisig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.multisig.MultisigCall.Timepoint;
import xyz.infinitehash.bittensor.multisig.MultisigCall.Weight;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** What no recording shows: approving by hash a call that another opened. */
class MultisigCallTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final AccountId A = account(1);
  private static final AccountId B = account(2);
  private static final AccountId C = account(3);
  private static final Multisig TWO_OF_THREE = new Multisig(List.of(C, A, B), 2);
  private static final ByteString HASH = ByteString.of(Blake2b.hash256(new byte[] {9}));
  private static final Weight MOST = new Weight(700, 50);

  @Test
  void anApprovalNamesWhereTheCallWasOpenedAndIsElseTheOpeningOne() {
    Timepoint opened = new Timepoint(4_000_000_000L, 7);
    Call approve = new MultisigCall.Approve(TWO_OF_THREE, B, opened, HASH, MOST).call(METADATA);
    Call open = new MultisigCall.OpenByHash(TWO_OF_THREE, B, HASH, MOST).call(METADATA);
    assertThat(approve.with("maybe_timepoint", Value.none())).isEqualTo(open);
    Value timepoint = approve.arg("maybe_timepoint").asOption().orElseThrow();
    assertThat(timepoint.field("height").asLong()).isEqualTo(4_000_000_000L);
    assertThat(timepoint.field("index").asInt()).isEqualTo(7);
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    String bytes = ByteString.of(codec.encodeCall(approve)).hex();
    // Some, height and index as u32, the hash, then the two weights compact
    assertThat(bytes).endsWith("0100286bee07000000" + HASH.hex().substring(2) + "f10ac8");
    assertThat(codec.decodeCall(codec.encodeCall(approve)).name()).isEqualTo("approve_as_multi");
  }

  @Test
  void theOthersAreAllButTheSignerInTheOrderOfTheirBytes() {
    Call call = new MultisigCall.OpenByHash(TWO_OF_THREE, B, HASH, MOST).call(METADATA);
    assertThat(call.arg("other_signatories").items().stream().map(Value::asAccountId))
        .containsExactlyElementsOf(
            TWO_OF_THREE.signatories().stream().filter(each -> !each.equals(B)).toList());
    assertThat(call.arg("threshold").asInt()).isEqualTo(2);
    assertThatThrownBy(
            () -> new MultisigCall.OpenByHash(TWO_OF_THREE, account(4), HASH, MOST).call(METADATA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AccountId account(int number) {
    return AccountId.of(Blake2b.hash256(new byte[] {(byte) number}));
  }
}
