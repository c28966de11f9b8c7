package xyz.infinitehash.devnet.pallet.payment;

import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.Pallet;

/** pallet_transaction_payment: its event and constants; the runtime does the work. */
public final class TransactionPaymentPallet implements Pallet {
  /** Name of the pallet. */
  public static final String NAME = "TransactionPayment";

  /** Without configuration. */
  public TransactionPaymentPallet() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 6;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet
        .crate("pallet_transaction_payment")
        .value("NextFeeMultiplier", "FixedU128", "0x000064a7b3b6e00d0000000000000000")
        .event("0 TransactionFeePaid(who: AccountId32, actual_fee: u64, tip: u64)")
        .constant("OperationalFeeMultiplier", "u8", "0x05");
  }
}
