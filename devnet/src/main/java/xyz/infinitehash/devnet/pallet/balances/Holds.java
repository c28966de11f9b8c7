package xyz.infinitehash.devnet.pallet.balances;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.value.Value;

/** Money held as a deposit: still the account's, but not to spend. */
public final class Holds {
  private final BlockContext block;
  private final State state;

  /** The deposits of the block being built. */
  public Holds(BlockContext block) {
    this.block = block;
    this.state = block.state();
  }

  /**
   * Holds money for a deposit of the given size instead of the one held so far; what is held keeps
   * the account alive.
   *
   * @throws DispatchFault InsufficientBalance, LiquidityRestrictions, or ConsumerRemaining when
   *     less than the existential deposit would stay free
   */
  public void change(AccountId who, long before, long now) {
    if (now > before) {
      reserve(who, now - before);
    } else if (now < before) {
      release(who, before - now);
    }
  }

  private void reserve(AccountId who, long rao) {
    Account account = Account.of(state, who);
    if (account.free() < rao) {
      throw fault("InsufficientBalance");
    }
    Account after = account.withHeld(rao);
    if (after.free() < account.frozen()) {
      throw fault("LiquidityRestrictions");
    } else if (after.free() < Balances.EXISTENTIAL_DEPOSIT && account.providers() < 2) {
      throw DispatchFault.plain("ConsumerRemaining");
    }
    boolean first = account.reserved() == 0 && account.frozen() == 0;
    (first ? after.withConsumers(account.consumers() + 1) : after).store(state, who);
    block.deposit(BalancesPallet.NAME, "Reserved", Value.of(who), Value.of(rao));
  }

  private void release(AccountId who, long most) {
    Account account = Account.of(state, who);
    long rao = Math.min(account.reserved(), most);
    if (!account.exists()) {
      return;
    }
    Account after = account.withHeld(-rao);
    boolean last = rao > 0 && after.reserved() == 0 && account.frozen() == 0;
    (last ? after.withConsumers(Math.max(0, account.consumers() - 1)) : after).store(state, who);
    block.deposit(BalancesPallet.NAME, "Unreserved", Value.of(who), Value.of(rao));
  }

  private static DispatchFault fault(String error) {
    return DispatchFault.module(BalancesPallet.NAME, error);
  }
}
