package xyz.infinitehash.substrate.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.value.Value;

/**
 * What failed in an extrinsic, by its events: the extrinsic itself ({@code System.ExtrinsicFailed})
 * or calls inside it (batches, proxies, multisigs, sudo), which leave the outer one successful.
 */
final class Faults {
  private static final Set<String> KINDS =
      Set.of(
          "Other",
          "CannotLookup",
          "BadOrigin",
          "Module",
          "ConsumerRemaining",
          "NoProviders",
          "TooManyConsumers",
          "Token",
          "Arithmetic",
          "Transactional",
          "Exhausted",
          "Corruption",
          "Unavailable",
          "RootNotAllowed",
          "Trie");

  private Faults() {}

  static Optional<DispatchError> outer(List<Event> events, ErrorNames names) {
    return events.stream()
        .filter(e -> e.is("System", "ExtrinsicFailed"))
        .map(e -> names.of(e.fields().field("dispatch_error")))
        .findFirst();
  }

  static List<DispatchError> inner(List<Event> events, ErrorNames names) {
    List<DispatchError> found = new ArrayList<>();
    for (Event event : events) {
      if (!event.is("System", "ExtrinsicFailed")) {
        search(event.fields(), false, names, found);
      }
    }
    return List.copyOf(found);
  }

  /** Finds {@code Err(error)} and fields called error. */
  private static void search(
      Value value, boolean wanted, ErrorNames names, List<DispatchError> found) {
    switch (value) {
      case Value.Struct(var fields) ->
          fields.forEach((name, field) -> search(field, name.equals("error"), names, found));
      case Value.Seq(var values) -> values.forEach(v -> search(v, false, names, found));
      case Value.Variant(String name, Value inside) when wanted && KINDS.contains(name) ->
          found.add(names.of(value));
      case Value.Variant(String name, Value inside) ->
          search(inside, name.equals("Err"), names, found);
      case Value.Int _, Value.Bool _, Value.Bytes _, Value.Text _, Value.Bits _ -> {}
    }
  }
}
