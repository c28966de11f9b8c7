package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A runtime API: what {@code state_call} offers under {@code Name_method} (V15 and V16).
 *
 * @param name its name
 * @param methods its methods
 * @param docs lines of documentation
 * @param version told by V16, elsewhere 0
 * @param deprecation told by V16
 */
public record RuntimeApi(
    String name, List<Method> methods, List<String> docs, long version, Deprecation deprecation) {
  public RuntimeApi {
    methods = Catalog.of("method", methods, Method::name);
    docs = List.copyOf(docs);
  }

  /** An API without documentation. */
  public static RuntimeApi of(String name, List<Method> methods) {
    return new RuntimeApi(name, methods, List.of(), 0, Deprecation.none());
  }

  /** The method of that name. */
  public Optional<Method> method(String method) {
    return Catalog.find(methods, method);
  }
}
