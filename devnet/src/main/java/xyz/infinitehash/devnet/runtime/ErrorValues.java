package xyz.infinitehash.devnet.runtime;

import java.util.LinkedHashMap;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** Errors by name to {@code sp_runtime::DispatchError}. */
record ErrorValues(Metadata metadata) {
  /**
   * @throws IllegalArgumentException when the metadata has no such error
   */
  Value value(DispatchError error) {
    return switch (error) {
      case DispatchError.Plain(String kind) -> Value.variant(kind);
      case DispatchError.Because(String kind, String reason) ->
          Value.variant(kind, Value.variant(reason));
      case DispatchError.Module(String pallet, String name) -> module(pallet, name);
    };
  }

  private Value module(String pallet, String name) {
    int index =
        metadata
            .error(pallet, name)
            .orElseThrow(() -> new IllegalArgumentException("no error " + pallet + "." + name))
            .index();
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("index", Value.of(metadata.pallet(pallet).index()));
    fields.put("error", Value.of(new byte[] {(byte) index, 0, 0, 0}));
    return Value.variant("Module", Value.struct(fields));
  }
}
