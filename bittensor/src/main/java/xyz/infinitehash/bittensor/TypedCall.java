package xyz.infinitehash.bittensor;

import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;

/**
 * A call as a typed value: what is wanted, in units and accounts. It becomes a call of the pallets
 * only against the metadata of the runtime it is meant for.
 */
@FunctionalInterface
public interface TypedCall {
  /** The call as the runtime of these metadata wants it. */
  Call call(Metadata metadata);
}
