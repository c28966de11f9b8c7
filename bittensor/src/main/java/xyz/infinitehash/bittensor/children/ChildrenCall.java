package xyz.infinitehash.bittensor.children;

import java.util.List;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** Lending stake weight to other hotkeys, and what is taken for it; signed by the coldkey. */
public sealed interface ChildrenCall extends TypedCall {
  /**
   * Lends to these from a later epoch on (there is a cooldown), and to nobody else.
   *
   * @param children at most 5, all proportions together at most 2^64 - 1; none to end it
   */
  record Set(AccountId hotkey, NetUid netUid, List<Child> children) implements ChildrenCall {
    public Set {
      children = List.copyOf(children);
    }

    @Override
    public Call call(Metadata metadata) {
      return of("set_children", hotkey)
          .with("netuid", netUid.toValue())
          .with("children", Value.of(children.stream().map(Child::toValue).toList()));
    }
  }

  /**
   * What a child keeps of what it earns for its parents.
   *
   * @param take of 65,535, at most 18 %
   */
  record SetChildTake(AccountId hotkey, NetUid netUid, int take) implements ChildrenCall {
    @Override
    public Call call(Metadata metadata) {
      return of("set_childkey_take", hotkey)
          .with("netuid", netUid.toValue())
          .with("take", Value.of(take));
    }
  }

  /**
   * What a delegate keeps of what it earns for its nominators, more than before; rate limited.
   *
   * @param take of 65,535, at most 18 %
   */
  record IncreaseTake(AccountId hotkey, int take) implements ChildrenCall {
    @Override
    public Call call(Metadata metadata) {
      return of("increase_take", hotkey).with("take", Value.of(take));
    }
  }

  /** The same, less than before. */
  record DecreaseTake(AccountId hotkey, int take) implements ChildrenCall {
    @Override
    public Call call(Metadata metadata) {
      return of("decrease_take", hotkey).with("take", Value.of(take));
    }
  }

  private static Call of(String name, AccountId hotkey) {
    return Call.of("SubtensorModule", name).with("hotkey", Value.of(hotkey));
  }
}
