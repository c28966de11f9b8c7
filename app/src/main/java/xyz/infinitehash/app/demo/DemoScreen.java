package xyz.infinitehash.app.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xyz.infinitehash.app.cli.table.Table;

/**
 * Shows the demo: a table that stays in place on a terminal, lines elsewhere. Called by one thread.
 */
public final class DemoScreen {
  private static final List<String> HEAD =
      List.of(
          "worker",
          "uid",
          "accepted",
          "stale",
          "low",
          "dup",
          "hashrate",
          "error",
          "score",
          "weight",
          "incentive",
          "emission");

  private final PrintStream out;
  private final boolean terminal;
  private int drawn;
  private long epochShown = -1;

  /**
   * @param terminal whether lines may be drawn over
   */
  public DemoScreen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A sentence that stays. */
  public void say(String sentence) {
    clear();
    out.println(sentence);
    out.flush();
  }

  /**
   * The table now; where lines cannot be drawn over, one line per miner whenever an epoch begins.
   */
  public void show(DemoView view) {
    if (!terminal) {
      if (view.epoch() != epochShown && epochShown >= 0) {
        lines(view).forEach(out::println);
        out.flush();
      }
      epochShown = view.epoch();
      return;
    }
    clear();
    List<String> lines = lines(view);
    lines.forEach(out::println);
    drawn = lines.size();
    out.flush();
  }

  /** What is drawn stays. */
  public void finish() {
    drawn = 0;
  }

  private void clear() {
    if (drawn > 0) {
      out.print("\033[" + drawn + "A\033[J");
      drawn = 0;
    }
  }

  private static List<String> lines(DemoView view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "epoch %d, block %d, %d blocks to the next; %s"
            .formatted(view.epoch(), view.block(), view.blocksLeft(), view.weights()));
    lines.addAll(Table.of(HEAD, view.miners().stream().map(DemoScreen::row).toList()));
    return lines;
  }

  private static List<String> row(DemoReport.Miner miner) {
    DemoReport.Shares shares = miner.shares();
    return List.of(
        miner.worker(),
        Integer.toString(miner.uid()),
        Long.toString(shares.accepted()),
        Long.toString(shares.stale()),
        Long.toString(shares.low()),
        Long.toString(shares.duplicate()),
        hashrate(miner.hashrate()),
        shares.accepted() == 0
            ? "-"
            : String.format(Locale.ROOT, "±%.1f %%", 100 * miner.relativeError()),
        miner.score().toString(),
        Integer.toString(miner.weight()),
        String.format(Locale.ROOT, "%.4f", miner.incentive() / 65_535.0),
        String.format(Locale.ROOT, "%.4f α", miner.emission().doubleValue() / 1e9));
  }

  private static String hashrate(double hashesPerSecond) {
    String[] units = {"H/s", "kH/s", "MH/s", "GH/s", "TH/s", "PH/s", "EH/s"};
    int unit = 0;
    double value = hashesPerSecond;
    for (; value >= 1000 && unit < units.length - 1; unit++) {
      value /= 1000;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
