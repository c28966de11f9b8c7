package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Fields of one thing, in their order. */
  static void fields(Shared shared, Map<String, Object> fields) {
    if (shared.json) {
      document(fields);
    } else {
      fields.forEach((name, value) -> line("%-16s %s".formatted(name, value)));
    }
  }

  /**
   * Fields of one thing and a table of what belongs to it.
   *
   * @param name of the table in JSON, where each row is an object with the columns' names
   */
  static void rows(
      Shared shared,
      Map<String, Object> fields,
      String name,
      List<String> columns,
      List<List<Object>> rows) {
    if (!shared.json) {
      fields(shared, fields);
      table(columns, rows.stream().map(row -> row.stream().map(String::valueOf).toList()).toList());
      return;
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    Map<String, Object> document = new LinkedHashMap<>(fields);
    document.put(name, objects);
    document(document);
  }
}
