package xyz.infinitehash.devnet.pallet.balances;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.pallet.system.SystemPallet;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.value.Value;

/**
 * Moving money, for the pallets that do: amounts in rao, events and errors as pallet_balances gives
 * them. An account that falls below the existential deposit is dissolved, its dust lost.
 */
public final class Balances {
  /** Least balance of an account, in rao. */
  public static final long EXISTENTIAL_DEPOSIT = 500;

  private final BlockContext block;
  private final State state;

  /** The balances of the block being built. */
  public Balances(BlockContext block) {
    this.block = block;
    this.state = block.state();
  }

  /** What may happen to the account that pays. */
  public enum Preservation {
    /** It may be dissolved. */
    EXPENDABLE,
    /** It keeps at least the existential deposit. */
    PRESERVE
  }

  /** What an account may spend at most. */
  public long spendable(AccountId who, Preservation preservation) {
    Account account = Account.of(state, who);
    long untouchable = Math.max(0, account.frozen() - account.reserved());
    if (preservation == Preservation.PRESERVE || !mayDie(account)) {
      untouchable = Math.max(untouchable, EXISTENTIAL_DEPOSIT);
    }
    return Math.max(0, account.free() - untouchable);
  }

  private static boolean mayDie(Account account) {
    return account.consumers() == 0 || account.providers() > 1;
  }

  /**
   * Moves money.
   *
   * @throws DispatchFault Token.FundsUnavailable, Frozen, NotExpendable, OnlyProvider,
   *     BelowMinimum; Arithmetic.Underflow for more than there is in all
   */
  public void transfer(AccountId from, AccountId to, long rao, Preservation preservation) {
    ensureCanPay(from, rao, preservation);
    ensureCanReceive(to, rao);
    if (from.equals(to)) {
      return;
    }
    decrease(from, rao);
    increase(to, rao);
    event("Transfer", Value.of(from), Value.of(to), Value.of(rao));
  }

  /**
   * Takes money out of an account; the caller puts it elsewhere or burns it.
   *
   * @throws DispatchFault as {@link #transfer} for the payer
   */
  public void withdraw(AccountId who, long rao, Preservation preservation) {
    ensureCanPay(who, rao, preservation);
    decrease(who, rao);
    event("Withdraw", Value.of(who), Value.of(rao));
  }

  /** Puts money into an account; a new one comes into being when it is enough. */
  public void deposit(AccountId who, long rao) {
    increase(who, rao);
    event("Deposit", Value.of(who), Value.of(rao));
  }

  /** Gives back what was withdrawn too much; an account that is gone meanwhile gets nothing. */
  public void refund(AccountId who, long rao) {
    if (Account.of(state, who).exists()) {
      deposit(who, rao);
    }
  }

  /** Money made from nothing; no event. */
  public void issue(long rao) {
    issuance(rao);
  }

  /** Money unmade that was withdrawn before; no event. */
  public void rescind(long rao) {
    issuance(-rao);
  }

  private void issuance(long change) {
    var storage = state.of(BalancesPallet.NAME);
    storage.put("TotalIssuance", Math.addExact(storage.number("TotalIssuance"), change));
  }

  /** Adds to a balance without an event of its own. */
  public void increase(AccountId who, long rao) {
    Account account = Account.of(state, who);
    long free = Math.addExact(account.free(), rao);
    if (free + account.reserved() < EXISTENTIAL_DEPOSIT) {
      return;
    }
    boolean fresh = account.free() + account.reserved() < EXISTENTIAL_DEPOSIT;
    Account richer = account.withFree(free);
    (fresh ? richer.withProviders(account.providers() + 1) : richer).store(state, who);
    if (fresh) {
      if (!account.exists()) {
        block.deposit(SystemPallet.NAME, "NewAccount", Value.of(who));
      }
      event("Endowed", Value.of(who), Value.of(free));
    }
  }

  /** Takes from a balance that has enough, without an event of its own. */
  public void decrease(AccountId who, long rao) {
    Account account = Account.of(state, who);
    long free = account.free() - rao;
    if (free < 0) {
      throw DispatchFault.token("FundsUnavailable");
    }
    if (free + account.reserved() >= EXISTENTIAL_DEPOSIT || account.providers() == 0) {
      account.withFree(free).store(state, who);
      return;
    }
    dissolve(who, account, free);
  }

  private void dissolve(AccountId who, Account account, long dust) {
    Account rest = account.withFree(0).withProviders(account.providers() - 1);
    if (rest.exists()) {
      rest.store(state, who);
    } else {
      state.of(SystemPallet.NAME).remove("Account", Value.of(who));
      block.deposit(SystemPallet.NAME, "KilledAccount", Value.of(who));
    }
    if (dust > 0) {
      event("DustLost", Value.of(who), Value.of(dust));
      rescind(dust);
    }
  }

  private void ensureCanPay(AccountId who, long rao, Preservation preservation) {
    Account account = Account.of(state, who);
    if (rao == 0) {
      return;
    } else if (rao > state.of(BalancesPallet.NAME).number("TotalIssuance")) {
      throw new DispatchFault(new DispatchError.Because("Arithmetic", "Underflow"));
    } else if (account.free() < rao) {
      throw DispatchFault.token("FundsUnavailable");
    }
    long left = account.free() - rao;
    if (left < Math.max(0, account.frozen() - account.reserved())) {
      throw DispatchFault.token("Frozen");
    }
    if (left + account.reserved() >= EXISTENTIAL_DEPOSIT) {
      return;
    } else if (!mayDie(account)) {
      throw DispatchFault.token("OnlyProvider");
    } else if (preservation == Preservation.PRESERVE) {
      throw DispatchFault.token("NotExpendable");
    }
  }

  private void ensureCanReceive(AccountId who, long rao) {
    if (rao == 0) {
      return;
    }
    Account account = Account.of(state, who);
    if (account.free() > Long.MAX_VALUE - rao) {
      throw new DispatchFault(new DispatchError.Because("Arithmetic", "Overflow"));
    } else if (account.free() + account.reserved() + rao < EXISTENTIAL_DEPOSIT) {
      throw DispatchFault.token("BelowMinimum");
    }
  }

  private void event(String name, Value... fields) {
    block.deposit(BalancesPallet.NAME, name, fields);
  }
}
