package xyz.infinitehash.devnet.rpc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares answers: everything is equal, but names are translated, roots of tries are any hash, and
 * numbers of headers may have leading zeros.
 *
 * @param names recorded hashes and ids to those of this run
 */
record Alike(Map<String, String> names) {
  private static final String HASH = "0x[0-9a-f]{64}";

  /** Where and how they differ. */
  Optional<String> difference(String path, JsonNode want, JsonNode have) {
    if (want.isObject() && have.isObject()) {
      return fields(path, want, have);
    } else if (want.isArray() && have.isArray() && want.size() == have.size()) {
      return elements(path, want, have);
    }
    boolean same =
        switch (path.substring(path.lastIndexOf('.') + 1)) {
          case "stateRoot", "extrinsicsRoot" -> have.asString("").matches(HASH);
          case "number" -> Long.decode(have.asString()).equals(Long.decode(want.asString()));
          default -> want.isString() ? text(want.stringValue(), have) : want.equals(have);
        };
    return same ? Optional.empty() : differ(path, want, have);
  }

  private boolean text(String want, JsonNode have) {
    return have.isString() && names.getOrDefault(want, want).equals(have.stringValue());
  }

  private Optional<String> fields(String path, JsonNode want, JsonNode have) {
    boolean version = want.has("specVersion");
    Set<String> names = new TreeSet<>(want.propertyNames());
    Set<String> others = new TreeSet<>(have.propertyNames());
    if (version) {
      others.remove("systemVersion"); // a node says it twice, as systemVersion and stateVersion
    }
    if (!names.equals(others)) {
      return differ(path, want, have);
    }
    return names.stream()
        .flatMap(
            name ->
                (version && name.equals("apis")
                        ? among(path, want.get(name), have.get(name))
                        : difference(path + "." + name, want.get(name), have.get(name)))
                    .stream())
        .findFirst();
  }

  /** The devnet has fewer runtime APIs, none in another version. */
  private static Optional<String> among(String path, JsonNode want, JsonNode have) {
    for (JsonNode api : have) {
      if (want.valueStream().noneMatch(api::equals)) {
        return differ(path + ".apis", want, api);
      }
    }
    return have.isEmpty() ? differ(path, want, have) : Optional.empty();
  }

  private Optional<String> elements(String path, JsonNode want, JsonNode have) {
    for (int i = 0; i < want.size(); i++) {
      Optional<String> difference = difference(path + "." + i, want.get(i), have.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  /** Where they differ in kind: type, fields, kind of an array's first element. */
  static Optional<String> kinds(String path, JsonNode want, JsonNode have) {
    if (want.isObject() && have.isObject()) {
      if (!Set.copyOf(want.propertyNames()).equals(Set.copyOf(have.propertyNames()))) {
        return differ(path, want, have);
      }
      return want.propertyNames().stream()
          .flatMap(name -> kinds(path + "." + name, want.get(name), have.get(name)).stream())
          .findFirst();
    } else if (want.isArray() && have.isArray() && !want.isEmpty() && !have.isEmpty()) {
      return kinds(path + ".0", want.get(0), have.get(0));
    }
    return want.getNodeType() == have.getNodeType() ? Optional.empty() : differ(path, want, have);
  }

  private static Optional<String> differ(String path, JsonNode want, JsonNode have) {
    return Optional.of(path + "\n want " + want + "\n have " + have);
  }
}
