package xyz.infinitehash.bittensor.multisig;

import java.util.List;
import java.util.TreeSet;
import xyz.infinitehash.bittensor.DerivedAccount;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * An account that several keys sign for.
 *
 * @param signatories who may, sorted by their bytes
 * @param threshold how many must
 */
public record Multisig(List<AccountId> signatories, int threshold) {
  public Multisig {
    TreeSet<AccountId> sorted = new TreeSet<>(signatories);
    if (sorted.size() != signatories.size()) {
      throw new IllegalArgumentException("a signatory is named twice");
    }
    if (threshold < 1 || threshold > sorted.size()) {
      throw new IllegalArgumentException(
          "of " + sorted.size() + " signatories 1 to all must sign, not " + threshold);
    }
    signatories = List.copyOf(sorted);
  }

  /** Its address. */
  public AccountId account() {
    return DerivedAccount.multisig(signatories, threshold);
  }

  /**
   * All but the one who signs.
   *
   * @throws IllegalArgumentException when the signer is none of them
   */
  List<AccountId> others(AccountId signer) {
    if (!signatories.contains(signer)) {
      throw new IllegalArgumentException(signer + " is no signatory");
    }
    return signatories.stream().filter(each -> !each.equals(signer)).toList();
  }
}
