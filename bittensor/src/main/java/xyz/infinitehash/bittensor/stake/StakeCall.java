package xyz.infinitehash.bittensor.stake;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a coldkey does with its stake; signed by the coldkey. A limit is a price in rao for one
 * alpha, as {@link AlphaPrice} tells it: buying stops above it, selling below it; with {@code
 * partial} what fits the limit is done, else all or nothing. The chain caps amounts of alpha to
 * what is there.
 */
public sealed interface StakeCall extends TypedCall {
  /** Buys alpha at any price and stakes it; at least 0.002 TAO and the swap's fee. */
  record Add(AccountId hotkey, NetUid netUid, Rao amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("add_stake", hotkey, netUid).with("amount_staked", amount.toValue());
    }
  }

  /** Buys alpha up to a price and stakes it. */
  record AddLimit(AccountId hotkey, NetUid netUid, Rao amount, Rao limit, boolean partial)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return limited(on("add_stake_limit", hotkey, netUid), limit, partial)
          .with("amount_staked", amount.toValue());
    }
  }

  /** Buys alpha at any price and burns it at once; anybody may. */
  record AddBurn(AccountId hotkey, NetUid netUid, Rao amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("add_stake_burn", hotkey, netUid)
          .with("amount", amount.toValue())
          .with("limit", Value.none());
    }
  }

  /** Buys alpha up to a price and burns it at once. */
  record AddBurnLimit(AccountId hotkey, NetUid netUid, Rao amount, Rao limit) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("add_stake_burn", hotkey, netUid)
          .with("amount", amount.toValue())
          .with("limit", Value.some(limit.toValue()));
    }
  }

  /** Sells staked alpha at any price; but dust goes with the rest. */
  record Remove(AccountId hotkey, NetUid netUid, Alpha amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("remove_stake", hotkey, netUid).with("amount_unstaked", amount.toValue());
    }
  }

  /** Sells staked alpha down to a price. */
  record RemoveLimit(AccountId hotkey, NetUid netUid, Alpha amount, Rao limit, boolean partial)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return limited(on("remove_stake_limit", hotkey, netUid), limit, partial)
          .with("amount_unstaked", amount.toValue());
    }
  }

  /** Sells all alpha staked with a hotkey on one subnet, at any price. */
  record RemoveFull(AccountId hotkey, NetUid netUid) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("remove_stake_full_limit", hotkey, netUid).with("limit_price", Value.none());
    }
  }

  /** Sells all alpha staked with a hotkey on one subnet unless the price falls below the limit. */
  record RemoveFullLimit(AccountId hotkey, NetUid netUid, Rao limit) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("remove_stake_full_limit", hotkey, netUid)
          .with("limit_price", Value.some(limit.toValue()));
    }
  }

  /** Sells all that is staked with a hotkey, on every subnet. */
  record UnstakeAll(AccountId hotkey) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return named("unstake_all").with("hotkey", Value.of(hotkey));
    }
  }

  /** Sells all alpha staked with a hotkey and stakes the TAO on root. */
  record UnstakeAllAlpha(AccountId hotkey) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return named("unstake_all_alpha").with("hotkey", Value.of(hotkey));
    }
  }

  /** To another hotkey, on the same subnet or swapped into another's alpha. */
  record Move(AccountId from, NetUid fromSubnet, AccountId to, NetUid toSubnet, Alpha amount)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return across("move_stake", fromSubnet, toSubnet, amount)
          .with("origin_hotkey", Value.of(from))
          .with("destination_hotkey", Value.of(to));
    }
  }

  /** To another coldkey, with the same hotkey. */
  record Transfer(
      AccountId toColdkey, AccountId hotkey, NetUid fromSubnet, NetUid toSubnet, Alpha amount)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return across("transfer_stake", fromSubnet, toSubnet, amount)
          .with("destination_coldkey", Value.of(toColdkey))
          .with("hotkey", Value.of(hotkey));
    }
  }

  /** To another subnet, with the same hotkey. */
  record Swap(AccountId hotkey, NetUid fromSubnet, NetUid toSubnet, Alpha amount)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return across("swap_stake", fromSubnet, toSubnet, amount).with("hotkey", Value.of(hotkey));
    }
  }

  /**
   * To another subnet up to a price.
   *
   * @param limit price of one alpha sold in alpha bought, in 10^-9
   */
  record SwapLimit(
      AccountId hotkey,
      NetUid fromSubnet,
      NetUid toSubnet,
      Alpha amount,
      Rao limit,
      boolean partial)
      implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return limited(across("swap_stake_limit", fromSubnet, toSubnet, amount), limit, partial)
          .with("hotkey", Value.of(hotkey));
    }
  }

  /** Burns staked alpha: it counts as issued, nobody has it. */
  record BurnAlpha(AccountId hotkey, NetUid netUid, Alpha amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("burn_alpha", hotkey, netUid).with("amount", amount.toValue());
    }
  }

  /** Recycles staked alpha: it can be issued again. */
  record RecycleAlpha(AccountId hotkey, NetUid netUid, Alpha amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("recycle_alpha", hotkey, netUid).with("amount", amount.toValue());
    }
  }

  /** Locks stake on a subnet; locks gather conviction. */
  record Lock(AccountId hotkey, NetUid netUid, Alpha amount) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("lock_stake", hotkey, netUid).with("amount", amount.toValue());
    }
  }

  /** Puts the signer's lock on a subnet behind another hotkey. */
  record MoveLock(AccountId toHotkey, NetUid netUid) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return named("move_lock")
          .with("destination_hotkey", Value.of(toHotkey))
          .with("netuid", netUid.toValue());
    }
  }

  /** Whether the signer's locks on a subnet end by themselves. */
  record PerpetualLock(NetUid netUid, boolean enabled) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return named("set_perpetual_lock")
          .with("netuid", netUid.toValue())
          .with("enabled", Value.of(enabled));
    }
  }

  /**
   * Takes what stake on root has earned on some subnets; one to five of them. They are sent sorted,
   * as the runtime signs them.
   */
  record ClaimRoot(SortedSet<NetUid> subnets) implements StakeCall {
    public ClaimRoot {
      subnets = Collections.unmodifiableSortedSet(new TreeSet<>(subnets));
    }

    @Override
    public Call call(Metadata metadata) {
      return named("claim_root")
          .with("subnets", Value.of(subnets.stream().map(NetUid::toValue).toList()));
    }
  }

  /** Stakes what the signer earns on a subnet with this hotkey from now on. */
  record AutoStake(NetUid netUid, AccountId hotkey) implements StakeCall {
    @Override
    public Call call(Metadata metadata) {
      return on("set_coldkey_auto_stake_hotkey", hotkey, netUid);
    }
  }

  private static Call named(String name) {
    return Call.of("SubtensorModule", name);
  }

  private static Call on(String name, AccountId hotkey, NetUid netUid) {
    return named(name).with("hotkey", Value.of(hotkey)).with("netuid", netUid.toValue());
  }

  private static Call across(String name, NetUid from, NetUid to, Alpha amount) {
    return named(name)
        .with("origin_netuid", from.toValue())
        .with("destination_netuid", to.toValue())
        .with("alpha_amount", amount.toValue());
  }

  private static Call limited(Call call, Rao limit, boolean partial) {
    return call.with("limit_price", limit.toValue()).with("allow_partial", Value.of(partial));
  }
}
