package xyz.infinitehash.devnet.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the lines of one recording: equal, left out for a named reason, different. */
final class Tally {
  private final Map<LeftOut, Integer> leftOut = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int equal;
  private int leftOutLines;

  /**
   * A line that did not come out as recorded.
   *
   * @param what kind and name of the thing that differs
   */
  record Difference(int step, String label, String what, String recorded, String here) {
    @Override
    public String toString() {
      return step + " " + label + ": " + what + "\n  recorded " + recorded + "\n  here     " + here;
    }
  }

  /** A line came out as recorded, apart from parts of it that are left out. */
  void equal() {
    equal++;
  }

  /** A whole line is left out. */
  void skip(LeftOut reason) {
    leftOutLines++;
    leftOut(reason);
  }

  /** A part of a line is left out: an event of it, a value it read. */
  void leftOut(LeftOut reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  void different(Difference difference) {
    differences.add(difference);
  }

  int equalLines() {
    return equal;
  }

  int leftOutLines() {
    return leftOutLines;
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }

  @Override
  public String toString() {
    return equal
        + " equal, "
        + leftOutLines
        + " left out, "
        + differences.size()
        + " different; parts left out "
        + leftOut;
  }
}
