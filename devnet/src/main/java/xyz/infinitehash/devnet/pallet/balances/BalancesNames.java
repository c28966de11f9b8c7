package xyz.infinitehash.devnet.pallet.balances;

import java.util.List;
import xyz.infinitehash.devnet.metadata.PalletBuilder;

/** Events and errors of pallet_balances with their indices. */
final class BalancesNames {
  private static final List<String> ERRORS =
      List.of(
          "VestingBalance",
          "LiquidityRestrictions",
          "InsufficientBalance",
          "ExistentialDeposit",
          "Expendability",
          "ExistingVestingSchedule",
          "DeadAccount",
          "TooManyReserves",
          "TooManyHolds",
          "TooManyFreezes",
          "IssuanceDeactivated",
          "DeltaZero");

  private BalancesNames() {}

  static void events(PalletBuilder pallet) {
    pallet
        .event("0 Endowed(account: AccountId32, free_balance: u64)")
        .event("1 DustLost(account: AccountId32, amount: u64)")
        .event("2 Transfer(from: AccountId32, to: AccountId32, amount: u64)")
        .event("3 BalanceSet(who: AccountId32, free: u64)")
        .event("4 Reserved(who: AccountId32, amount: u64)")
        .event("5 Unreserved(who: AccountId32, amount: u64)")
        .event("7 Deposit(who: AccountId32, amount: u64)")
        .event("8 Withdraw(who: AccountId32, amount: u64)")
        .event("9 Slashed(who: AccountId32, amount: u64)")
        .event("10 Minted(who: AccountId32, amount: u64)")
        .event("11 Burned(who: AccountId32, amount: u64)")
        .event("15 Issued(amount: u64)")
        .event("16 Rescinded(amount: u64)");
  }

  static void errors(PalletBuilder pallet) {
    for (int i = 0; i < ERRORS.size(); i++) {
      pallet.error(i + " " + ERRORS.get(i));
    }
  }
}
