package xyz.infinitehash.bittensor.ownership;

import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** Which coldkey owns which hotkey, and changing either; signed by the coldkey. */
public sealed interface OwnershipCall extends TypedCall {
  /** Makes the signer the owner of a hotkey that nobody owns. */
  record Associate(AccountId hotkey) implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return named("try_associate_hotkey").with("hotkey", Value.of(hotkey));
    }
  }

  /** Puts another hotkey in the place of one, on every subnet, stake and all; costs a fee. */
  record SwapHotkey(AccountId hotkey, AccountId replacement, boolean keepStake)
      implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return swap(metadata, hotkey, replacement, Value.none(), keepStake);
    }
  }

  /** The same on one subnet. */
  record SwapHotkeyOn(NetUid netUid, AccountId hotkey, AccountId replacement, boolean keepStake)
      implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return swap(metadata, hotkey, replacement, Value.some(netUid.toValue()), keepStake);
    }
  }

  /** Announces that another coldkey will take over, by the hash of its key; see the delay. */
  record AnnounceColdkeySwap(AccountId replacement) implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return named("announce_coldkey_swap")
          .with("new_coldkey_hash", Value.of(Blake2b.hash256(replacement.bytes())));
    }
  }

  /** Hands everything over to the coldkey that was announced, after the delay. */
  record SwapColdkey(AccountId replacement) implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return named("swap_coldkey_announced").with("new_coldkey", Value.of(replacement));
    }
  }

  /** Stops a swap that somebody else announced with this key; only the chain's root undoes it. */
  record DisputeColdkeySwap() implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return named("dispute_coldkey_swap");
    }
  }

  /** Takes an announcement back. */
  record ClearColdkeySwap() implements OwnershipCall {
    @Override
    public Call call(Metadata metadata) {
      return named("clear_coldkey_swap_announcement");
    }
  }

  private static Call named(String name) {
    return Call.of("SubtensorModule", name);
  }

  /** Older runtimes only know how to take the stake along. */
  private static Call swap(
      Metadata metadata, AccountId from, AccountId to, Value subnet, boolean keepStake) {
    boolean old = !keepStake || metadata.call("SubtensorModule", "swap_hotkey_v2").isEmpty();
    Call call =
        named(old ? "swap_hotkey" : "swap_hotkey_v2")
            .with("hotkey", Value.of(from))
            .with("new_hotkey", Value.of(to))
            .with("netuid", subnet);
    return old ? call : call.with("keep_stake", Value.of(keepStake));
  }
}
