package xyz.infinitehash.devnet.pallet.subtensor.pool;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.balances.Balances.Preservation;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * Moves TAO between coldkeys and the accounts of subnets, and remembers how much flowed. Amounts in
 * rao.
 */
public final class TaoMoves {
  private final Store store;
  private final Balances balances;

  /** On a store. */
  public TaoMoves(Store store) {
    this.store = store;
    this.balances = new Balances(store.block());
  }

  /** Whether the coldkey could pay, dying if it must. */
  public boolean canPay(AccountId coldkey, long rao) {
    return rao >= 0 && rao <= balances.spendable(coldkey, Preservation.EXPENDABLE);
  }

  /** Pays a subnet, keeping the existential deposit: what was really paid. */
  public long toSubnet(int netuid, AccountId coldkey, long rao) {
    if (rao == 0) {
      return 0;
    }
    long paid = Math.min(rao, balances.spendable(coldkey, Preservation.PRESERVE));
    Store.ensure(paid != 0, "InsufficientBalance");
    balances.transfer(coldkey, SubnetFacts.account(netuid), paid, Preservation.PRESERVE);
    return paid;
  }

  /**
   * Takes TAO out of the world, keeping the existential deposit.
   *
   * @throws xyz.infinitehash.devnet.pallet.DispatchFault InsufficientBalance
   */
  public void recycle(AccountId coldkey, long rao) {
    Store.ensure(rao <= balances.spendable(coldkey, Preservation.PRESERVE), "InsufficientBalance");
    issued(-rao);
    balances.withdraw(coldkey, rao, Preservation.EXPENDABLE);
    balances.rescind(rao);
  }

  /** A subnet pays. */
  public void fromSubnet(int netuid, AccountId to, long rao) {
    AccountId subnet = SubnetFacts.account(netuid);
    Store.ensure(rao <= balances.spendable(subnet, Preservation.EXPENDABLE), "InsufficientBalance");
    balances.transfer(subnet, to, rao, Preservation.EXPENDABLE);
  }

  /** One subnet pays another. */
  public void betweenSubnets(int from, int to, long rao) {
    fromSubnet(from, SubnetFacts.account(to), rao);
  }

  /** New TAO of this block, which {@link #give} and {@link #unmint} use up. */
  public void mint(long rao) {
    issued(rao);
    balances.issue(rao);
    store.block().deposit("Balances", "Issued", Value.of(rao));
  }

  /** Puts minted TAO on a subnet's account. */
  public void give(int netuid, long rao) {
    balances.deposit(SubnetFacts.account(netuid), rao);
  }

  /** Takes back minted TAO that nobody got. */
  public void unmint(long rao) {
    if (rao > 0) {
      issued(-rao);
      balances.rescind(rao);
    }
  }

  /** Counts TAO that users brought into the subnet, or took out when negative. */
  public void flowed(int netuid, long rao) {
    store.put("SubnetTaoFlow", signed("SubnetTaoFlow", netuid) + rao, value(netuid));
  }

  /** Counts TAO that emission brought into the subnet. */
  public void emitted(int netuid, long rao) {
    store.put("SubnetProtocolFlow", signed("SubnetProtocolFlow", netuid) + rao, value(netuid));
  }

  /** New alpha: the issuance of the subnet grows. */
  public void mintAlpha(int netuid, long alpha) {
    assets("TotalAlphaIssuance", netuid, alpha);
  }

  /** Alpha out of circulation that still counts as issued. */
  public void burnAlpha(int netuid, long alpha) {
    assets("AlphaBurned", netuid, alpha);
  }

  /** Alpha that goes back: it is neither outstanding nor issued any more. */
  public void recycleAlpha(int netuid, long alpha) {
    if (alpha != 0) {
      store.add("SubnetAlphaOut", -alpha, value(netuid));
      assets("AlphaRecycled", netuid, alpha);
      assets("TotalAlphaIssuance", netuid, -alpha);
    }
  }

  /** Alpha ever issued and not recycled. */
  public long alphaIssuance(int netuid) {
    return store.number("SubnetAlphaIn", value(netuid))
        + store.number("SubnetAlphaOut", value(netuid));
  }

  private void assets(String item, int netuid, long change) {
    if (change != 0) {
      PalletStorage assets = store.block().state().of("AlphaAssets");
      assets.put(item, Math.max(0, assets.number(item, value(netuid)) + change), value(netuid));
    }
  }

  private void issued(long change) {
    BigInteger total = store.big("TotalIssuance").add(BigInteger.valueOf(change));
    store.put("TotalIssuance", Value.of(total.max(BigInteger.ZERO)));
  }

  private long signed(String item, int netuid) {
    return store.number(item, value(netuid));
  }
}
