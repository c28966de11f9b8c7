package xyz.infinitehash.devnet.metadata;

import java.util.ArrayList;
import java.util.List;

/** Reads {@link TypeExpr} and lists of declared fields from text. */
final class TypeParser {
  private final String text;
  private int at;

  TypeParser(String text) {
    this.text = text;
  }

  TypeExpr whole() {
    TypeExpr type = type();
    if (peek() != 0) {
      throw fault();
    }
    return type;
  }

  /** {@code name: type, type, ...} to the end of the text or the closing bracket. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    while (peek() != 0 && peek() != ')') {
      fields.add(field());
      take(',');
    }
    return fields;
  }

  /** {@code 3 NewAccount(account: AccountId32)} or {@code 1 Finalization}. */
  Choice choice() {
    int index = number();
    String name = name();
    List<Field> fields = List.of();
    if (take('(')) {
      fields = fields();
      expect(')');
    }
    if (peek() != 0) {
      throw fault();
    }
    return new Choice(name, index, fields);
  }

  /** {@code Hasher Type, Hasher Type} to the end of the text. */
  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    while (peek() != 0) {
      keys.add(new Key(name(), type()));
      take(',');
    }
    return keys;
  }

  /** A key of a storage map. */
  record Key(String hasher, TypeExpr type) {}

  /** A declared field; {@code name} is empty for a field without one. */
  record Field(String name, TypeExpr type) {}

  /** A declared variant, call, event or error. */
  record Choice(String name, int index, List<Field> fields) {}

  private Field field() {
    int start = at;
    if (Character.isLetter(peek()) || peek() == '_') {
      String name = name();
      if (peek() == ':') {
        at++;
        return new Field(name, type());
      }
    }
    at = start;
    return new Field("", type());
  }

  private TypeExpr type() {
    if (take('(')) {
      List<TypeExpr> items = list(')');
      return new TypeExpr.Tuple(items);
    }
    if (take('[')) {
      TypeExpr item = type();
      expect(';');
      int length = number();
      expect(']');
      return new TypeExpr.Array(item, length);
    }
    String name = name();
    return new TypeExpr.Named(name, take('<') ? list('>') : List.of());
  }

  private List<TypeExpr> list(char end) {
    List<TypeExpr> items = new ArrayList<>();
    while (!take(end)) {
      items.add(type());
      if (!take(',')) {
        expect(end);
        break;
      }
    }
    return items;
  }

  private int number() {
    peek();
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw fault();
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private String name() {
    peek();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (start == at) {
      throw fault();
    }
    return text.substring(start, at);
  }

  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char c) {
    boolean there = peek() == c;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw fault();
    }
  }

  private IllegalArgumentException fault() {
    return new IllegalArgumentException("no type at character " + at + " of: " + text);
  }
}
