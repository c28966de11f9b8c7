package xyz.infinitehash.devnet.pallet.multisig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.value.Value;

/**
 * A call that waits for agreement.
 *
 * @param when block and extrinsic it began with
 * @param deposit rao
 * @param depositor who began
 * @param approvals who has agreed, in order of their bytes
 */
record Operation(Value when, long deposit, AccountId depositor, List<AccountId> approvals) {
  Operation {
    approvals = List.copyOf(approvals);
  }

  static Operation of(Value stored) {
    return new Operation(
        stored.field("when"),
        stored.field("deposit").asLong(),
        stored.field("depositor").asAccountId(),
        stored.field("approvals").items().stream().map(Value::asAccountId).toList());
  }

  Value value() {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("when", when);
    fields.put("deposit", Value.of(deposit));
    fields.put("depositor", Value.of(depositor));
    fields.put("approvals", Value.of(approvals.stream().map(Value::of).toList()));
    return Value.struct(fields);
  }

  /** One more agrees. */
  Operation with(AccountId who) {
    List<AccountId> more = new ArrayList<>(approvals);
    more.add(who);
    more.sort(Signatories::compare);
    return new Operation(when, deposit, depositor, more);
  }

  Operation withDeposit(long rao) {
    return new Operation(when, rao, depositor, approvals);
  }
}
