package xyz.infinitehash.devnet.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.value.Value;

/** Makes event records of names and positional fields. */
record EventRecords(Metadata metadata) {
  /**
   * @throws IllegalArgumentException when the metadata has no such event or other fields
   */
  Value record(Value phase, String pallet, String event, List<Value> fields) {
    Variant variant =
        metadata
            .event(pallet, event)
            .orElseThrow(() -> new IllegalArgumentException("no event " + pallet + "." + event));
    if (variant.fields().size() != fields.size()) {
      throw new IllegalArgumentException(
          pallet + "." + event + " has " + variant.fields().size() + " fields");
    }
    LinkedHashMap<String, Value> entry = new LinkedHashMap<>();
    entry.put("phase", phase);
    entry.put(
        "event", Value.variant(pallet, Value.variant(event, value(variant.fields(), fields))));
    entry.put("topics", Value.seq());
    return Value.struct(entry);
  }

  private static Value value(List<Field> declared, List<Value> fields) {
    if (Field.allNamed(declared)) {
      LinkedHashMap<String, Value> named = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        named.put(declared.get(i).name(), fields.get(i));
      }
      return Value.struct(named);
    }
    return fields.size() == 1 ? fields.getFirst() : Value.of(fields);
  }

  /** The cost of a call as success and failure events tell it. */
  static Value dispatchInfo(DispatchInfo info) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("weight", weight(info.weight()));
    fields.put("class", Value.variant(info.dispatchClass().chainName()));
    fields.put("pays_fee", Value.variant(info.paysFee() ? "Yes" : "No"));
    return Value.struct(fields);
  }

  /** A weight as a value. */
  static Value weight(Weight weight) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("ref_time", Value.of(weight.refTime()));
    fields.put("proof_size", Value.of(weight.proofSize()));
    return Value.struct(fields);
  }
}
