package xyz.infinitehash.substrate.metadata;

import java.util.List;

/**
 * A method of a runtime API.
 *
 * @param name its name
 * @param inputs what it takes, in order
 * @param output id of the type it gives
 * @param docs lines of documentation
 * @param deprecation told by V16
 */
public record Method(
    String name, List<Input> inputs, int output, List<String> docs, Deprecation deprecation) {
  public Method {
    inputs = List.copyOf(inputs);
    docs = List.copyOf(docs);
  }

  /**
   * A parameter.
   *
   * @param type id
   */
  public record Input(String name, int type) {}

  /** A method without documentation. */
  public static Method of(String name, List<Input> inputs, int output) {
    return new Method(name, inputs, output, List.of(), Deprecation.none());
  }
}
