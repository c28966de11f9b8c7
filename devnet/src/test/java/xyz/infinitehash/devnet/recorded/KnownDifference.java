package xyz.infinitehash.devnet.recorded;

import java.util.Arrays;
import java.util.List;

/**
 * What comes out different from a recording and is known to: the traces of things {@link LeftOut}.
 * Each must still differ, so that the list shrinks when the devnet grows. {@code docs/devnet.md}
 * has the same rows.
 */
enum KnownDifference {
  DISSOLVED_IS_THERE(
      "steps-registration", 182, "SubtensorModule.NetworksAdded[3]", "root_dissolve_network"),
  DISSOLVED_COUNTS(
      "steps-registration", 182, "SubtensorModule.TotalNetworks[]", "root_dissolve_network");

  private final String file;
  private final int step;
  private final String what;
  private final String of;

  KnownDifference(String file, int step, String what, String of) {
    this.file = file;
    this.step = step;
    this.what = what;
    this.of = of;
  }

  /** Those of a file: {@code STEP WHAT}. */
  static List<String> in(String file) {
    return Arrays.stream(values())
        .filter(known -> known.file.equals(file))
        .map(known -> known.step + " " + known.what)
        .toList();
  }

  /** The row of the page. */
  String row() {
    return "| `" + file + "` " + step + " | `" + what + "` | " + of + " |";
  }
}
