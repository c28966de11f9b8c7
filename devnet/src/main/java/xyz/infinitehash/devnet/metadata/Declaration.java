package xyz.infinitehash.devnet.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type as declared.
 *
 * @param name how expressions call it
 * @param lines one field or variant each, as text
 */
record Declaration(
    String name, List<String> path, List<String> params, boolean variant, List<String> lines) {

  /** Reads {@code "name = crate::path::Type<T, S>"}. */
  static Declaration of(String text, boolean variant, List<String> lines) {
    int named = text.indexOf(" = ");
    int bracket = text.indexOf('<');
    boolean renamed = named >= 0 && (bracket < 0 || named < bracket);
    String whole = renamed ? text.substring(named + 3) : text;
    int open = whole.indexOf('<');
    List<String> path = List.of((open < 0 ? whole : whole.substring(0, open)).split("::"));
    List<String> params =
        open < 0 ? List.of() : List.of(whole.substring(open + 1, whole.length() - 1).split(", *"));
    String name = renamed ? text.substring(0, named) : path.getLast();
    return new Declaration(name, path, params, variant, lines);
  }

  Map<String, TypeExpr> arguments(List<TypeExpr> args) {
    if (args.size() > params.size()) {
      throw new IllegalArgumentException(name + " takes " + params.size() + " arguments");
    }
    Map<String, TypeExpr> by = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      by.put(params.get(i), args.get(i));
    }
    return by;
  }
}
