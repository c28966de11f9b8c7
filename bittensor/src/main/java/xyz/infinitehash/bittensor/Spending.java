package xyz.infinitehash.bittensor;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * What a call can take away beside its fee, judged by the call itself and by one block; so it holds
 * for calls of any origin, also inside batches, proxies and multisigs. Deposits count, though they
 * come back one day.
 *
 * @param needed TAO an account must have free for the call to succeed at that block
 * @param most TAO that can leave the free balance of an account
 * @param stake worth, at that block's prices, of the staked alpha that can be sold, burned, locked
 *     or given away
 * @param unknown calls that may take anything for all that is known here
 */
public record Spending(
    SortedMap<AccountId, Rao> needed,
    SortedMap<AccountId, Rao> most,
    Rao stake,
    SortedSet<String> unknown) {
  /** Nothing. */
  public static final Spending NONE = tao(Map.of(), Map.of());

  private static final Rao ALL = new Rao(Long.MAX_VALUE);

  public Spending {
    needed = Collections.unmodifiableSortedMap(new TreeMap<>(needed));
    most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
    unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
  }

  /** Judges a call that an account would sign; reads what it must at that block. */
  public static Spending of(ChainAt at, AccountId signer, Call call) {
    return new SpendRules(new BlockReads(at)).of(call, signer);
  }

  static Spending tao(AccountId account, Rao amount) {
    return tao(Map.of(account, amount), Map.of(account, amount));
  }

  static Spending tao(Map<AccountId, Rao> needed, Map<AccountId, Rao> most) {
    return new Spending(new TreeMap<>(needed), new TreeMap<>(most), Rao.ZERO, new TreeSet<>());
  }

  static Spending stake(Rao worth) {
    return new Spending(new TreeMap<>(), new TreeMap<>(), worth, new TreeSet<>());
  }

  static Spending unknown(String call) {
    return new Spending(new TreeMap<>(), new TreeMap<>(), Rao.ZERO, new TreeSet<>(List.of(call)));
  }

  /** The same, to be made later by somebody else: nobody needs anything now. */
  Spending later() {
    return new Spending(new TreeMap<>(), most, stake, unknown);
  }

  /** Both of two. */
  Spending plus(Spending other) {
    return with(other, Spending::sum);
  }

  /** One of two, nobody knows which. */
  Spending or(Spending other) {
    return with(other, (a, b) -> a.isMoreThan(b) ? a : b);
  }

  private Spending with(Spending other, BinaryOperator<Rao> both) {
    SortedMap<AccountId, Rao> needs = new TreeMap<>(needed);
    other.needed.forEach((account, amount) -> needs.merge(account, amount, both));
    SortedMap<AccountId, Rao> takes = new TreeMap<>(most);
    other.most.forEach((account, amount) -> takes.merge(account, amount, both));
    SortedSet<String> names = new TreeSet<>(unknown);
    names.addAll(other.unknown);
    return new Spending(needs, takes, both.apply(stake, other.stake), names);
  }

  /**
   * All that can go, of every account, stake too; what no long holds counts as the most it does.
   */
  public Rao total() {
    return most.values().stream().reduce(stake, Spending::sum);
  }

  /** A sum that stops at the largest amount. */
  static Rao sum(Rao a, Rao b) {
    return rao(BigInteger.valueOf(a.value()).add(BigInteger.valueOf(b.value())));
  }

  /** An amount, or the largest there is if it is larger. */
  static Rao rao(BigInteger amount) {
    return amount.bitLength() < Long.SIZE ? new Rao(amount.longValue()) : ALL;
  }
}
