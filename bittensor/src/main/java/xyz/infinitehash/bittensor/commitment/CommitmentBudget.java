package xyz.infinitehash.bittensor.commitment;

import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * Bytes that a hotkey may publish on a subnet in an epoch ({@code Commitments.UsedSpaceOf}, {@code
 * MaxSpace}).
 *
 * @param used in the epoch under way
 * @param most in an epoch
 */
public record CommitmentBudget(long used, long most) {
  private static final String PALLET = "Commitments";

  /** Reads it; the count begins anew with each epoch. */
  public static CommitmentBudget read(ChainAt at, NetUid netUid, AccountId hotkey) {
    long most = at.value(PALLET, "MaxSpace").asLong();
    Value epoch = at.value("SubtensorModule", "SubnetEpochIndex", netUid.toValue());
    return at.storage(PALLET, "UsedSpaceOf", netUid.toValue(), Value.of(hotkey))
        .map(usage -> of(usage, epoch.asLong(), most))
        .orElse(new CommitmentBudget(0, most));
  }

  /** From the chain's {@code UsageTracker}, which may be of an epoch that is over. */
  static CommitmentBudget of(Value usage, long epoch, long most) {
    boolean current = usage.field("last_epoch").asLong() == epoch;
    return new CommitmentBudget(current ? usage.field("used_space").asLong() : 0, most);
  }

  /** Bytes left. */
  public long left() {
    return Math.max(0, most - used);
  }

  /** Why a commitment would be refused now; empty when there is room. */
  public Optional<String> obstacle(SetCommitment wanted) {
    return wanted.size() > left()
        ? Optional.of(
            "it takes %d bytes, %d of %d are left in this epoch"
                .formatted(wanted.size(), left(), most))
        : Optional.empty();
  }
}
