package xyz.infinitehash.bittensor.registration;

import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** Taking a slot for a hotkey; signed by the coldkey that owns it or will own it. */
public sealed interface RegistrationCall extends TypedCall {
  /**
   * On a subnet, at no more than a cap; where the runtime has no {@code register_limit}, at
   * whatever the price is then. {@link Registration#register} looks before it sends.
   */
  record Register(NetUid netUid, AccountId hotkey, Rao cap) implements RegistrationCall {
    @Override
    public Call call(Metadata metadata) {
      return Registration.call(metadata, netUid, hotkey, cap);
    }
  }

  /** On a subnet, at whatever the price is in that block. */
  record RegisterAtAnyPrice(NetUid netUid, AccountId hotkey) implements RegistrationCall {
    @Override
    public Call call(Metadata metadata) {
      return named("burned_register")
          .with("netuid", netUid.toValue())
          .with("hotkey", Value.of(hotkey));
    }
  }

  /** On root; costs nothing but needs more stake than the least of those that are there. */
  record RegisterOnRoot(AccountId hotkey) implements RegistrationCall {
    @Override
    public Call call(Metadata metadata) {
      return named("root_register").with("hotkey", Value.of(hotkey));
    }
  }

  private static Call named(String name) {
    return Call.of("SubtensorModule", name);
  }
}
