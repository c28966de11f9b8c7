package xyz.infinitehash.bittensor.multisig;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A call that waits for more signatories ({@code Multisig.Multisigs}).
 *
 * @param callHash blake2b-256 of the call's bytes; the call itself is not on the chain
 * @param depositor who opened it
 * @param approvals who signed
 */
public record PendingCall(
    ByteString callHash,
    MultisigCall.Timepoint opened,
    Rao deposit,
    AccountId depositor,
    List<AccountId> approvals) {
  private static final String PALLET = "Multisig";
  private static final String ITEM = "Multisigs";

  public PendingCall {
    approvals = List.copyOf(approvals);
  }

  /** One of a multisig's; empty when none of that hash is open. */
  public static Optional<PendingCall> read(ChainAt at, AccountId multisig, ByteString callHash) {
    return at.storage(PALLET, ITEM, Value.of(multisig), Value.of(callHash))
        .map(stored -> of(callHash, stored));
  }

  /** All of a multisig's. */
  public static List<PendingCall> readAll(ChainAt at, AccountId multisig) {
    return at.entries(PALLET, ITEM, Value.of(multisig)).stream()
        .map(entry -> of(entry.lastKey().asByteString(), entry.value()))
        .toList();
  }

  private static PendingCall of(ByteString callHash, Value stored) {
    Value when = stored.field("when");
    return new PendingCall(
        callHash,
        new MultisigCall.Timepoint(when.field("height").asLong(), when.field("index").asInt()),
        Rao.of(stored.field("deposit")),
        stored.field("depositor").asAccountId(),
        stored.field("approvals").items().stream().map(Value::asAccountId).toList());
  }
}
