package xyz.infinitehash.app.cli;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.app.cli.table.Table;

/** What a command says on standard output: one JSON document, or lines and tables for people. */
final class Printer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Printer() {}

  /** One JSON document on one line, from records, maps and lists. */
  static void document(Object value) {
    System.out.println(JSON.writeValueAsString(value));
  }

  /** One line for people. */
  static void line(String text) {
    System.out.println(text);
  }

  /** A table for people. */
  static void table(List<String> head, List<List<String>> rows) {
    Table.of(head, rows).forEach(System.out::println);
  }
}
