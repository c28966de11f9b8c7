package xyz.infinitehash.bittensor.stake;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a coldkey has staked on a hotkey in a subnet.
 *
 * @param registered whether the hotkey has a slot there
 */
public record Stake(
    AccountId hotkey, AccountId coldkey, NetUid netUid, Alpha amount, boolean registered) {
  /** Reads it by the runtime API; empty when the runtime knows nothing of the three. */
  public static Optional<Stake> read(
      ChainAt at, AccountId hotkey, AccountId coldkey, NetUid netUid) {
    return at.runtimeCall(
            "StakeInfoRuntimeApi",
            "get_stake_info_for_hotkey_coldkey_netuid",
            Value.of(hotkey),
            Value.of(coldkey),
            netUid.toValue())
        .asOption()
        .map(Stake::of);
  }

  /** All that a coldkey has staked, on every subnet. */
  public static List<Stake> readAll(ChainAt at, AccountId coldkey) {
    return at
        .runtimeCall("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", Value.of(coldkey))
        .items()
        .stream()
        .map(Stake::of)
        .toList();
  }

  static Stake of(Value info) {
    return new Stake(
        info.field("hotkey").asAccountId(),
        info.field("coldkey").asAccountId(),
        new NetUid(info.field("netuid").asInt()),
        Alpha.of(info.field("stake")),
        info.field("is_registered").asBool());
  }
}
