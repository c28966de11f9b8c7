package xyz.infinitehash.bittensor.metagraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.value.Value;

/**
 * Any parts of a metagraph by the runtime's names for them: {@code hotkeys}, {@code alpha_stake},
 * {@code burn}, {@code commitments} and some seventy more ({@code SelectiveMetagraph}). {@link
 * Metagraph} is what most programs need of it.
 */
public final class MetagraphParts {
  private static final String API = "SubnetInfoRuntimeApi";
  private static final String OF_SUBNET = "get_selective_metagraph";
  private static final String OF_MECHANISM = "get_selective_mechagraph";

  private MetagraphParts() {}

  /**
   * Reads the named parts; older runtimes answer with all of them. Names the runtime does not have
   * are left out.
   *
   * @return a struct whose fields are options where the runtime could choose; empty when there is
   *     no such subnet
   */
  public static Optional<Value> read(ChainAt at, NetUid netUid, Set<String> names) {
    Value answer =
        at.runtime().hasApi(API, OF_SUBNET)
            ? at.runtimeCall(
                API, OF_SUBNET, netUid.toValue(), places(at.metadata(), OF_SUBNET, names))
            : at.runtimeCall(API, "get_metagraph", netUid.toValue());
    return answer.asOption();
  }

  /**
   * The same as one mechanism sees it.
   *
   * @throws xyz.infinitehash.substrate.chain.ChainException when the runtime knows of no mechanisms
   */
  public static Optional<Value> read(ChainAt at, NetUid netUid, int mechanism, Set<String> names) {
    return at.runtimeCall(
            API,
            OF_MECHANISM,
            netUid.toValue(),
            Value.of(mechanism),
            places(at.metadata(), OF_MECHANISM, names))
        .asOption();
  }

  /** The chain numbers the parts of a metagraph by their places in the struct it answers with. */
  static Value places(Metadata metadata, String method, Set<String> names) {
    List<Field> fields = fields(metadata, method);
    List<Value> places = new ArrayList<>();
    for (int place = 0; place < fields.size(); place++) {
      if (names.contains(fields.get(place).name())) {
        places.add(Value.of(place));
      }
    }
    return Value.of(places);
  }

  private static List<Field> fields(Metadata metadata, String method) {
    TypeRegistry types = metadata.types();
    List<Integer> structs =
        types.variants(metadata.method(API, method).output()).named("Some").stream()
            .map(some -> some.fields().getFirst().type())
            .toList();
    if (structs.isEmpty()
        || !(types.def(structs.getFirst()) instanceof TypeDef.Composite(List<Field> fields))) {
      throw new BittensorException(method + " answers with no optional struct");
    }
    return fields;
  }
}
