package xyz.infinitehash.app.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Columns as wide as their widest cell; columns of numbers to the right. */
public final class Table {
  private Table() {}

  /**
   * @param rows each as long as the head
   * @return the lines, the head first
   */
  public static List<String> of(List<String> head, List<List<String>> rows) {
    int columns = head.size();
    int[] width = new int[columns];
    boolean[] right = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      width[i] =
          Stream.concat(Stream.of(head), rows.stream())
              .mapToInt(row -> row.get(column).length())
              .max()
              .orElse(0);
      right[i] = !rows.isEmpty() && rows.stream().allMatch(row -> numeric(row.get(column)));
    }
    List<String> lines = new ArrayList<>();
    Stream.concat(Stream.of(head), rows.stream())
        .forEach(row -> lines.add(join(row, width, right)));
    return lines;
  }

  private static String join(List<String> row, int[] width, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < width.length; i++) {
      String pad = " ".repeat(width[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ").append(right[i] ? pad + row.get(i) : row.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  private static boolean numeric(String cell) {
    return cell.isEmpty() || "0123456789-±".indexOf(cell.charAt(0)) >= 0;
  }
}
