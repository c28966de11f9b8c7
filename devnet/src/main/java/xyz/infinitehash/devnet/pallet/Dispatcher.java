package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** What a pallet may ask about calls of other pallets. */
public interface Dispatcher {
  /** What a call declares. */
  DispatchInfo info(Call call);

  /** A decoded {@code RuntimeCall}, as it comes in arguments of Utility, Sudo and Proxy. */
  Call call(Value runtimeCall);
}
