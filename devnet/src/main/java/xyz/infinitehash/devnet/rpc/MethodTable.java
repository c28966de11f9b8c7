package xyz.infinitehash.devnet.rpc;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All methods by name. */
final class MethodTable {
  private final SortedMap<String, RpcMethod> methods = new TreeMap<>();

  /**
   * Adds a method.
   *
   * @param names the name and its aliases, separated by a space
   * @param params names of the parameters, separated by a space; aliases by a bar
   */
  MethodTable add(String names, String params, RpcMethod.Body body) {
    List<String> parameters = params.isEmpty() ? List.of() : List.of(params.split(" "));
    for (String name : names.split(" ")) {
      methods.put(name, new RpcMethod(parameters, body));
    }
    return this;
  }

  /** The same methods, each after the check has let its name pass by not throwing. */
  MethodTable behind(Consumer<String> check) {
    MethodTable guarded = new MethodTable();
    methods.forEach(
        (name, method) ->
            guarded.methods.put(
                name,
                new RpcMethod(
                    method.params(),
                    (params, session) -> {
                      check.accept(name);
                      return method.body().answer(params, session);
                    })));
    return guarded;
  }

  Optional<RpcMethod> find(String name) {
    return Optional.ofNullable(methods.get(name));
  }

  List<String> names() {
    return List.copyOf(methods.keySet());
  }
}
