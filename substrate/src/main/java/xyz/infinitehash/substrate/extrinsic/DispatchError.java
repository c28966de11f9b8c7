package xyz.infinitehash.substrate.extrinsic;

import java.util.List;
import xyz.infinitehash.substrate.scale.ByteString;

/** Why a call failed, in the names of metadata: {@code sp_runtime::DispatchError}. */
public sealed interface DispatchError {
  /** The name alone: {@code SubtensorModule.NotEnoughStakeToSetWeights}, {@code BadOrigin}. */
  String name();

  /**
   * An error of a pallet.
   *
   * @param palletIndex 0 to 255
   * @param code the 4 bytes; the first is the variant
   * @param docs what metadata says about it
   */
  record Module(String pallet, String error, int palletIndex, ByteString code, List<String> docs)
      implements DispatchError {
    public Module {
      docs = List.copyOf(docs);
    }

    @Override
    public String name() {
      return pallet + "." + error;
    }
  }

  /** An error of a pallet that this metadata does not hold: the runtime is another one. */
  record UnknownModule(int palletIndex, ByteString code) implements DispatchError {
    @Override
    public String name() {
      return "pallet " + palletIndex + " error " + code.hex();
    }
  }

  /**
   * Any other error.
   *
   * @param name {@code BadOrigin}, {@code Token.FundsUnavailable}
   */
  record Plain(String name) implements DispatchError {}
}
