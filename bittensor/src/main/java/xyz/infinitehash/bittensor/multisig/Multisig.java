package xyz.infinitehash.bittensor.multisig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * An account that several keys sign for.
 *
 * @param signatories who may, sorted by their bytes
 * @param threshold how many must
 */
public record Multisig(List<AccountId> signatories, int threshold) {
  private static final byte[] SALT = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

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
    ScaleWriter out = new ScaleWriter().raw(SALT).compact(signatories.size());
    signatories.forEach(each -> out.raw(each.bytes()));
    return AccountId.of(Blake2b.hash256(out.u16(threshold).toBytes()));
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
