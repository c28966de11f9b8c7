package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.balances.Balances.Preservation;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Locks;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * The end of a subnet: its TAO goes to those who hold its alpha, by how much they hold, the
 * protocol's share is recycled, and everything kept about it goes. What it cost is not given back,
 * which on the live chain only subnets older than its registration's start get.
 */
public final class Dissolution {
  private final Store store;
  private final int netuid;
  private final Value net;

  /** Of one subnet. */
  public Dissolution(Store store, int netuid) {
    this.store = store;
    this.netuid = netuid;
    this.net = value(netuid);
  }

  /** A holder's part of the pot; {@code rest} is what the division left over. */
  private record Portion(AccountId coldkey, boolean protocol, BigInteger share, BigInteger rest) {}

  /** The calls {@code dissolve_network} and {@code root_dissolve_network}, both of root. */
  public void run() {
    ensure(netuid != Store.ROOT && new SubnetFacts(store).exists(netuid), "SubnetNotExists");
    forgetClaims();
    payHolders();
    recycleRest();
    clearPool();
    clearCommitments();
    new Locks(store).clear(netuid);
    new SubnetTraces(store, netuid).clear();
    store.event("NetworkRemoved", net);
  }

  private void forgetClaims() {
    for (PalletStorage.Entry rates : store.items().entries("RootClaimable")) {
      List<Value> rest =
          rates.value().items().stream().filter(rate -> !rate.item(0).equals(net)).toList();
      store.put("RootClaimable", Value.of(rest), rates.keys().getFirst());
    }
    store.items().clear("RootClaimed", net);
  }

  private void payHolders() {
    List<Value> hotkeys =
        store.items().entries("TotalHotkeyAlpha").stream()
            .filter(entry -> entry.keys().get(1).equals(net))
            .map(entry -> entry.keys().getFirst())
            .toList();
    List<Portion> holders = new ArrayList<>();
    for (Value hotkey : hotkeys) {
      for (PalletStorage.Entry share : store.items().entries("AlphaV2", hotkey)) {
        if (share.keys().get(2).equals(net)) {
          AccountId coldkey = share.keys().get(1).asAccountId();
          long alpha = new Stakes(store).of(hotkey.asAccountId(), coldkey, netuid);
          holders.add(new Portion(coldkey, false, BigInteger.valueOf(alpha), BigInteger.ZERO));
        }
      }
    }
    holders.add(
        new Portion(
            store.account("SubnetOwner", net),
            true,
            BigInteger.valueOf(protocolAlpha()),
            BigInteger.ZERO));
    pay(holders.stream().filter(holder -> holder.share().signum() > 0).toList());
    hotkeys.forEach(this::forgetStake);
    for (String item : List.of("SubnetAlphaIn", "SubnetAlphaOut", "SubnetProtocolAlpha")) {
      store.remove(item, net);
    }
  }

  private long protocolAlpha() {
    boolean young =
        store.number("NetworkRegisteredAt", net) > store.number("TaoInRefundDeploymentBlock");
    return store.number("SubnetProtocolAlpha", net)
        + (young ? store.number("SubnetAlphaIn", net) : 0);
  }

  /** The pot by alpha, what does not divide to those whose remainder is the largest. */
  private void pay(List<Portion> holders) {
    BigInteger pot = BigInteger.valueOf(store.number("SubnetTAO", net));
    if (pot.signum() == 0) {
      return;
    }
    store.remove("SubnetTAO", net);
    store.add("TotalStake", -pot.longValue());
    BigInteger all = holders.stream().map(Portion::share).reduce(BigInteger.ZERO, BigInteger::add);
    if (all.signum() == 0) {
      return;
    }
    List<Portion> portions = new ArrayList<>();
    for (Portion holder : holders) {
      BigInteger[] parts = pot.multiply(holder.share()).divideAndRemainder(all);
      portions.add(new Portion(holder.coldkey(), holder.protocol(), parts[0], parts[1]));
    }
    long left =
        pot.subtract(portions.stream().map(Portion::share).reduce(BigInteger.ZERO, BigInteger::add))
            .longValue();
    if (left > 0) {
      portions.sort(Comparator.comparing(Portion::rest).reversed());
    }
    for (int i = 0; i < portions.size(); i++) {
      long rao = portions.get(i).share().longValue() + (i < left ? 1 : 0);
      if (!portions.get(i).protocol() && rao > 0) {
        new TaoMoves(store).fromSubnet(netuid, portions.get(i).coldkey(), rao);
      }
    }
  }

  private void forgetStake(Value hotkey) {
    for (PalletStorage.Entry share : store.items().entries("AlphaV2", hotkey)) {
      if (share.keys().get(2).equals(net)) {
        store.remove("AlphaV2", share.keys().toArray(Value[]::new));
      }
    }
    store.remove("TotalHotkeyAlpha", hotkey, net);
    store.remove("TotalHotkeySharesV2", hotkey, net);
  }

  private void recycleRest() {
    Balances balances = new Balances(store.block());
    AccountId account = SubnetFacts.account(netuid);
    long rest = balances.spendable(account, Preservation.PRESERVE);
    balances.withdraw(account, rest, Preservation.EXPENDABLE);
    new TaoMoves(store).unmint(rest);
  }

  private void clearPool() {
    PalletStorage swap = store.block().state().of("Swap");
    for (String item : List.of("PalSwapInitialized", "FeeRate", "SwapBalancer")) {
      swap.remove(item, net);
    }
  }

  private void clearCommitments() {
    PalletStorage commitments = store.block().state().of("Commitments");
    for (String item :
        List.of(
            "CommitmentOf",
            "LastCommitment",
            "LastBondsReset",
            "RevealedCommitments",
            "UsedSpaceOf")) {
      commitments.clear(item, net);
    }
    List<Value> sealed =
        commitments.get("TimelockedIndex").items().stream()
            .filter(entry -> !entry.item(0).equals(net))
            .toList();
    commitments.put("TimelockedIndex", Value.of(sealed));
  }
}
