package xyz.infinitehash.devnet.pallet.adminutils;

import java.util.Arrays;
import java.util.List;

/**
 * One call that sets one parameter.
 *
 * @param owner the subnet's owner may too, not only root
 * @param limit how often the owner may: {@code H:} a hyperparameter or {@code T:} a transaction; or
 *     empty
 * @param window not shortly before an epoch
 * @param exists the subnet must exist
 * @param item storage item of SubtensorModule; empty when the call does more than set it
 * @param argument the call's argument with the value
 * @param events {@code Pallet.Event} each
 */
record Rule(
    String call,
    boolean owner,
    String limit,
    boolean window,
    boolean exists,
    String item,
    String argument,
    List<String> events) {
  private static final String NONE = "-";

  /** From a line of the listing. */
  static Rule of(String[] row) {
    return new Rule(
        row[0],
        row[1].equals("owner"),
        text(row[2]),
        !row[3].equals(NONE),
        !row[4].equals(NONE),
        text(row[5]),
        row[6],
        row[7].equals(NONE) ? List.of() : Arrays.asList(row[7].split(",")));
  }

  private static String text(String column) {
    return column.equals(NONE) ? "" : column;
  }
}
