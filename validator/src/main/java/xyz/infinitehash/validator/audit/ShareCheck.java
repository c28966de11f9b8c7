package xyz.infinitehash.validator.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.validator.store.Times;

/**
 * Hashes every stored header of a window again: the hash must be the one stored, and must meet the
 * difficulty that was credited.
 *
 * @param shares how many were hashed
 * @param wrong those that do not hold, the first hundred, in words
 */
public record ShareCheck(long shares, List<String> wrong) {
  /** For a window that no shares were counted in. */
  static final ShareCheck NONE = new ShareCheck(0, List.of());

  private static final int SHOWN = 100;
  private static final int FETCH = 10_000;

  /** Copies. */
  public ShareCheck {
    wrong = List.copyOf(wrong);
  }

  /** Reads the window's shares in the transaction of this connection. */
  public static ShareCheck of(Connection connection, EpochWindow window) throws SQLException {
    Sha256d sha = new Sha256d();
    long count = 0;
    List<String> wrong = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT header_hash, header, units FROM share"
                + " WHERE received_at >= ? AND received_at < ?")) {
      query.setFetchSize(FETCH);
      query.setObject(1, Times.sql(window.start()));
      query.setObject(2, Times.sql(window.end()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          count++;
          byte[] hash = sha.hash(row.getBytes("header"));
          boolean same = Arrays.equals(hash, row.getBytes("header_hash"));
          boolean meets = new Difficulty(row.getLong("units")).target().metBy(hash, 0);
          if ((!same || !meets) && wrong.size() < SHOWN) {
            wrong.add(
                "share %s %s"
                    .formatted(
                        HexFormat.of().formatHex(row.getBytes("header_hash")),
                        same ? "does not meet its difficulty" : "is not the hash of its header"));
          }
        }
      }
    }
    return new ShareCheck(count, wrong);
  }
}
