package xyz.infinitehash.validator.meter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.store.ShareTable;

/** Adds up what all sources stored of a window: the one way for weighing and for auditing. */
public final class WindowMeter {
  private WindowMeter() {}

  /**
   * @param sources at least one; however many {@link WorkSource.Shares} there are, the shares of
   *     the window count once
   */
  public static Metered of(Connection connection, EpochWindow window, List<WorkSource> sources)
      throws SQLException {
    WorkByHotkey work = WorkByHotkey.EMPTY;
    boolean shares = false;
    for (WorkSource source : sources) {
      switch (source) {
        case WorkSource.Shares _ -> shares = true;
        case WorkSource.Readings readings -> {
          Metered metered =
              SteppedWork.over(
                  window,
                  readings,
                  ReadingTable.around(connection, readings.name(), window.start(), window.end()));
          switch (metered) {
            case Metered.Gap gap -> {
              return gap;
            }
            case Metered.Whole(WorkByHotkey more) -> work = work.plus(more);
          }
        }
      }
    }
    return new Metered.Whole(
        shares ? work.plus(ShareTable.work(connection, window.start(), window.end())) : work);
  }
}
