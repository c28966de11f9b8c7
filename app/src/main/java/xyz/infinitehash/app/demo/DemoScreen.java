package xyz.infinitehash.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xyz.infinitehash.app.cli.table.Table;

/**
 * Shows the demo: a table that stays below all sentences on a terminal, lines elsewhere. For any
 * thread.
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
  private List<String> table = List.of();
  private boolean drawn;
  private long epochShown = -1;

  /**
   * @param terminal whether lines may be drawn over
   */
  public DemoScreen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A sentence that stays, above the table. */
  public synchronized void say(String sentence) {
    clear();
    out.println(sentence);
    draw();
  }

  /**
   * The table now; where lines cannot be drawn over, one line per miner whenever an epoch begins.
   */
  public synchronized void show(DemoView view) {
    if (!terminal) {
      if (view.epoch() != epochShown && epochShown >= 0) {
        lines(view).forEach(out::println);
        out.flush();
      }
      epochShown = view.epoch();
      return;
    }
    clear();
    table = lines(view);
    draw();
  }

  /** What is drawn stays. */
  public synchronized void finish() {
    table = List.of();
    drawn = false;
  }

  /** A stream whose lines are {@linkplain #say said}, for what others print on this terminal. */
  public PrintStream sayer() {
    return new PrintStream(new SaidLines(this::say), true, UTF_8);
  }

  private void clear() {
    if (drawn) {
      out.print("\033[" + table.size() + "A\033[J");
      drawn = false;
    }
  }

  /** On a narrow terminal lines are cut: wrapped ones could not be drawn over. */
  private void draw() {
    if (!table.isEmpty()) {
      out.print("\033[?7l");
      table.forEach(out::println);
      out.print("\033[?7h");
      drawn = true;
    }
    out.flush();
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
