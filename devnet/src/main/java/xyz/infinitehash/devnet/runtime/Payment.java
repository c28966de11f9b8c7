package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.DispatchOutcome.Charge;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.payment.TransactionPaymentPallet;
import xyz.infinitehash.substrate.value.Value;

/** Takes the fee before a call and settles it after, with the events of the live chain. */
final class Payment {
  private final AccountId author;

  Payment(AccountId author) {
    this.author = author;
  }

  /** Takes the declared fee and the tip. */
  void take(Checked extrinsic, Execution block) {
    long fee = extrinsic.fee();
    if (fee > 0) {
      new Balances(block).withdraw(extrinsic.payer(), fee, Balances.Preservation.PRESERVE);
    }
  }

  /** Gives back what was too much, and the rest to the author of the block. */
  void settle(Checked extrinsic, DispatchInfo actual, Execution block) {
    long taken = extrinsic.fee();
    long fee = Math.min(taken, Fees.of(actual, extrinsic.bytes()).sum() + extrinsic.tip());
    if (taken > 0) {
      Balances balances = new Balances(block);
      balances.refund(extrinsic.payer(), taken - fee);
      if (fee > 0) {
        balances.deposit(author, fee);
      }
    }
    block.deposit(
        TransactionPaymentPallet.NAME,
        "TransactionFeePaid",
        Value.of(extrinsic.payer()),
        Value.of(fee),
        Value.of(extrinsic.tip()));
  }

  /** What the call cost after it ran. */
  static DispatchInfo actual(DispatchInfo declared, DispatchOutcome outcome) {
    return switch (outcome.charge()) {
      case Charge.AsDeclared() -> declared;
      case Charge.Free() -> declared.withPays(false);
      case Charge.Used(var weight) ->
          weight.refTime() < declared.weight().refTime() ? declared.withWeight(weight) : declared;
    };
  }
}
