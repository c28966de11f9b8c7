package xyz.infinitehash.bittensor;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Accounts without a key of their own, whose address follows from those of others. */
public final class DerivedAccount {
  private static final byte[] MULTISIG = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

  private DerivedAccount() {}

  /**
   * The account of several signatories ({@code Multisig}).
   *
   * @param signatories in any order
   * @param threshold how many of them must sign
   */
  public static AccountId multisig(Collection<AccountId> signatories, int threshold) {
    TreeSet<AccountId> sorted = new TreeSet<>(signatories);
    ScaleWriter out = new ScaleWriter().raw(MULTISIG).compact(sorted.size());
    sorted.forEach(each -> out.raw(each.bytes()));
    return AccountId.of(Blake2b.hash256(out.u16(threshold).toBytes()));
  }
}
