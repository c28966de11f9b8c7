package xyz.infinitehash.devnet.metadata;

import java.util.ArrayList;
import java.util.List;

/**
 * What a runtime API says about itself; goes into metadata V15.
 *
 * <pre>{@code
 * api.method("account_nonce", "u32", "account: AccountId32");
 * }</pre>
 */
public final class ApiBuilder {
  /** A method as described. */
  record Method(String name, String output, List<String> inputs) {}

  private final String name;
  private final TypeBook types;
  private final List<Method> methods = new ArrayList<>();

  ApiBuilder(String name, TypeBook types) {
    this.name = name;
    this.types = types;
  }

  /** Declares further types the API needs. */
  public TypeBook types() {
    return types;
  }

  /**
   * A method.
   *
   * @param output type of the answer
   * @param inputs {@code "name: Type"} each
   */
  public ApiBuilder method(String method, String output, String... inputs) {
    methods.add(new Method(method, output, List.of(inputs)));
    return this;
  }

  String name() {
    return name;
  }

  List<Method> methods() {
    return methods;
  }
}
