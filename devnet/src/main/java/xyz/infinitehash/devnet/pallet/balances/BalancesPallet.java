package xyz.infinitehash.devnet.pallet.balances;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.Address;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.balances.Balances.Preservation;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** pallet_balances: transfers, burning, and setting a balance by root. */
public final class BalancesPallet implements Pallet {
  /** Name of the pallet. */
  public static final String NAME = "Balances";

  private static final DispatchInfo TRANSFER = DispatchInfo.normal(164_051_000, 3_593);

  private final SequencedMap<AccountId, Long> endowed;

  /** With the accounts that have money from genesis, in rao. */
  public BalancesPallet(SequencedMap<AccountId, Long> endowed) {
    this.endowed = new LinkedHashMap<>(endowed);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 5;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet
        .value("TotalIssuance", "u64")
        .value("InactiveIssuance", "u64")
        .call("0 transfer_allow_death(dest: Address, value: Compact<u64>)")
        .call("2 force_transfer(source: Address, dest: Address, value: Compact<u64>)")
        .call("3 transfer_keep_alive(dest: Address, value: Compact<u64>)")
        .call("4 transfer_all(dest: Address, keep_alive: bool)")
        .call("8 force_set_balance(who: Address, new_free: Compact<u64>)")
        .call("10 burn(value: Compact<u64>, keep_alive: bool)")
        .constant("ExistentialDeposit", "u64", "0xf401000000000000")
        .constant("MaxLocks", "u32", "0x32000000")
        .constant("MaxReserves", "u32", "0x32000000")
        .constant("MaxFreezes", "u32", "0x32000000");
    BalancesNames.events(pallet);
    BalancesNames.errors(pallet);
  }

  @Override
  public void genesis(BlockContext block) {
    long total = 0;
    for (Map.Entry<AccountId, Long> each : endowed.entrySet()) {
      Account.of(block.state(), each.getKey())
          .withFree(each.getValue())
          .withProviders(1)
          .store(block.state(), each.getKey());
      total = Math.addExact(total, each.getValue());
    }
    new Balances(block).issue(total);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return TRANSFER;
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    Balances balances = new Balances(block);
    switch (call.name()) {
      case "transfer_allow_death" ->
          balances.transfer(origin.signer(), to(call), rao(call, "value"), Preservation.EXPENDABLE);
      case "transfer_keep_alive" ->
          balances.transfer(origin.signer(), to(call), rao(call, "value"), Preservation.PRESERVE);
      case "transfer_all" -> {
        AccountId from = origin.signer();
        Preservation keep = preservation(call);
        balances.transfer(from, to(call), balances.spendable(from, keep), keep);
      }
      case "force_transfer" -> {
        origin.ensureRoot();
        AccountId from = Address.lookup(call, "source");
        balances.transfer(from, to(call), rao(call, "value"), Preservation.EXPENDABLE);
      }
      case "force_set_balance" -> {
        origin.ensureRoot();
        setBalance(balances, block, Address.lookup(call, "who"), rao(call, "new_free"));
      }
      default -> burn(balances, block, origin.signer(), call);
    }
    return DispatchOutcome.done();
  }

  private static void burn(Balances balances, BlockContext block, AccountId who, Call call) {
    long rao = rao(call, "value");
    if (rao > balances.spendable(who, preservation(call))) {
      throw DispatchFault.token("FundsUnavailable");
    }
    balances.decrease(who, rao);
    balances.rescind(rao);
    block.deposit(NAME, "Burned", Value.of(who), Value.of(rao));
  }

  private static void setBalance(
      Balances balances, BlockContext block, AccountId who, long wanted) {
    long rao = wanted < Balances.EXISTENTIAL_DEPOSIT ? 0 : wanted;
    long old = Account.of(block.state(), who).free();
    if (rao > old) {
      balances.increase(who, rao - old);
      balances.issue(rao - old);
    } else if (rao < old) {
      balances.decrease(who, old - rao);
      balances.rescind(old - rao);
    }
    block.deposit(NAME, "BalanceSet", Value.of(who), Value.of(rao));
  }

  private static Preservation preservation(Call call) {
    return call.arg("keep_alive").asBool() ? Preservation.PRESERVE : Preservation.EXPENDABLE;
  }

  private static AccountId to(Call call) {
    return Address.lookup(call, "dest");
  }

  private static long rao(Call call, String name) {
    var amount = call.arg(name).asBigInteger();
    return amount.bitLength() > 63 ? Long.MAX_VALUE : amount.longValue();
  }
}
