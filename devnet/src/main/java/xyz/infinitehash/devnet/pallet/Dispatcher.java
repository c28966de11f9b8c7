package xyz.infinitehash.devnet.pallet;

/** What a pallet may ask about calls of other pallets. */
public interface Dispatcher {
  /** What a call declares. */
  DispatchInfo info(RuntimeCall call);
}
