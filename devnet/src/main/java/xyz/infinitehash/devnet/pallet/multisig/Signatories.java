package xyz.infinitehash.devnet.pallet.multisig;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/**
 * Those whose agreement makes an account act.
 *
 * @param all in order of their bytes, the sender among them
 * @param threshold how many must agree
 */
record Signatories(List<AccountId> all, int threshold) {
  private static final int MOST = 100;
  private static final byte[] PREFIX = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

  Signatories {
    all = List.copyOf(all);
  }

  /** The sender and the others as a call names them: in order, without the sender. */
  static Signatories of(AccountId sender, Value others, int threshold) {
    List<AccountId> all = new ArrayList<>(others.items().stream().map(Value::asAccountId).toList());
    MultisigPallet.ensure(!all.isEmpty(), "TooFewSignatories");
    MultisigPallet.ensure(all.size() < MOST, "TooManySignatories");
    int place = 0;
    for (int i = 0; i < all.size(); i++) {
      MultisigPallet.ensure(
          i == 0 || compare(all.get(i - 1), all.get(i)) < 0, "SignatoriesOutOfOrder");
      int order = compare(all.get(i), sender);
      MultisigPallet.ensure(order != 0, "SenderInSignatories");
      place += order < 0 ? 1 : 0;
    }
    all.add(place, sender);
    return new Signatories(all, threshold);
  }

  static int compare(AccountId one, AccountId other) {
    return Arrays.compareUnsigned(one.bytes(), other.bytes());
  }

  /** The account they act as. */
  AccountId account() {
    ScaleWriter out = new ScaleWriter().raw(PREFIX).compact(all.size());
    all.forEach(each -> out.raw(each.bytes()));
    return AccountId.of(Blake2b.hash256(out.u16(threshold).toBytes()));
  }
}
