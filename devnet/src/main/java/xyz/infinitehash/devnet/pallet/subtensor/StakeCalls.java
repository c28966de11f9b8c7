package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.Optional;
import java.util.OptionalLong;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockMoves;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Locks;
import xyz.infinitehash.devnet.pallet.subtensor.staking.StakeMoves;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Staking;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls that move stake. */
final class StakeCalls {
  private final Staking staking;
  private final StakeMoves moves;
  private final Locks locks;
  private final LockMoves lockMoves;

  StakeCalls(Store store, AccountId author) {
    this.staking = new Staking(store, author);
    this.moves = new StakeMoves(store, author);
    this.locks = new Locks(store);
    this.lockMoves = new LockMoves(store);
  }

  /**
   * Runs one.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  void run(AccountId who, Call call) {
    switch (call.name()) {
      case "add_stake" ->
          staking.add(who, hotkey(call), net(call, "netuid"), amount(call, "amount_staked"));
      case "add_stake_limit" ->
          staking.addUpTo(
              who,
              hotkey(call),
              net(call, "netuid"),
              amount(call, "amount_staked"),
              amount(call, "limit_price"),
              call.arg("allow_partial").asBool());
      case "add_stake_burn" -> addAndBurn(who, call);
      case "remove_stake" ->
          staking.remove(who, hotkey(call), net(call, "netuid"), amount(call, "amount_unstaked"));
      case "remove_stake_limit" ->
          staking.removeDownTo(
              who,
              hotkey(call),
              net(call, "netuid"),
              amount(call, "amount_unstaked"),
              amount(call, "limit_price"),
              call.arg("allow_partial").asBool());
      case "remove_stake_full_limit" -> removeAll(who, call);
      case "unstake_all" -> staking.removeEverywhere(who, hotkey(call), false);
      case "unstake_all_alpha" -> staking.removeEverywhere(who, hotkey(call), true);
      case "lock_stake" ->
          locks.lock(who, hotkey(call), net(call, "netuid"), amount(call, "amount"));
      case "move_lock" ->
          lockMoves.toHotkey(
              who, call.arg("destination_hotkey").asAccountId(), net(call, "netuid"));
      case "set_perpetual_lock" ->
          locks.setPerpetual(who, net(call, "netuid"), call.arg("enabled").asBool());
      case "burn_alpha" -> destroy(who, call, false);
      case "recycle_alpha" -> destroy(who, call, true);
      default -> move(who, call);
    }
  }

  private void move(AccountId who, Call call) {
    int from = net(call, "origin_netuid");
    int to = net(call, "destination_netuid");
    long alpha = amount(call, "alpha_amount");
    switch (call.name()) {
      case "move_stake" ->
          moves.move(
              who,
              call.arg("origin_hotkey").asAccountId(),
              call.arg("destination_hotkey").asAccountId(),
              from,
              to,
              alpha);
      case "transfer_stake" ->
          moves.transfer(
              who, call.arg("destination_coldkey").asAccountId(), hotkey(call), from, to, alpha);
      case "swap_stake" ->
          moves.swap(who, hotkey(call), from, to, alpha, OptionalLong.empty(), true);
      case "swap_stake_limit" ->
          moves.swap(
              who,
              hotkey(call),
              from,
              to,
              alpha,
              OptionalLong.of(amount(call, "limit_price")),
              call.arg("allow_partial").asBool());
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private void addAndBurn(AccountId who, Call call) {
    int netuid = net(call, "netuid");
    long tao = amount(call, "amount");
    Optional<Value> limit = call.arg("limit").asOption();
    long alpha =
        limit.isPresent()
            ? staking.addUpTo(who, hotkey(call), netuid, tao, bits(limit.get()), false)
            : staking.add(who, hotkey(call), netuid, tao);
    staking.burnBought(who, hotkey(call), netuid, tao, alpha);
  }

  private void removeAll(AccountId who, Call call) {
    int netuid = net(call, "netuid");
    long alpha = staking.all(who, hotkey(call), netuid);
    Optional<Value> limit = call.arg("limit_price").asOption();
    if (limit.isPresent()) {
      staking.removeDownTo(who, hotkey(call), netuid, alpha, bits(limit.get()), false);
    } else {
      staking.remove(who, hotkey(call), netuid, alpha);
    }
  }

  private void destroy(AccountId who, Call call, boolean recycle) {
    staking.destroy(who, hotkey(call), net(call, "netuid"), amount(call, "amount"), recycle);
  }

  private static AccountId hotkey(Call call) {
    return call.arg("hotkey").asAccountId();
  }

  private static int net(Call call, String name) {
    return call.arg(name).asInt();
  }

  /** A u64 as the bits of a long. */
  private static long amount(Call call, String name) {
    return bits(call.arg(name));
  }

  private static long bits(Value number) {
    return number.asBigInteger().longValue();
  }
}
