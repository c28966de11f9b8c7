package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.substrate.extrinsic.Call;

/** What a pallet may ask about calls of other pallets. */
public interface Dispatcher {
  /** What a call declares. */
  DispatchInfo info(Call call);

  /** A call as bytes, as it is hashed and measured. */
  byte[] encoded(Call call);
}
