package xyz.infinitehash.validator.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.WorkerName;

/** Shares by number; the header holds the number, the hash is the header's. */
public final class TestShares {
  private static final ThreadLocal<Sha256d> HASH = ThreadLocal.withInitial(Sha256d::new);

  private TestShares() {}

  /** Hotkey by number. */
  public static AccountId hotkey(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    bytes[31] = 1;
    return AccountId.of(bytes);
  }

  /** A share of difficulty 1. */
  public static AcceptedShare share(long number, Instant at) {
    return share(number, hotkey((int) (number % 7)), 1L << 32, at, "job");
  }

  /** A share of any credit. */
  public static AcceptedShare share(
      long number, AccountId hotkey, long units, Instant at, String job) {
    byte[] header = ByteBuffer.allocate(80).putLong(number).array();
    return new AcceptedShare(
        new WorkerName("infinite", hotkey, "rig" + number % 3),
        header,
        HASH.get().hash(header),
        new Difficulty(units),
        at,
        job,
        false);
  }

  /** Its identity as the database prints it. */
  public static String id(AcceptedShare share) {
    return "\\x" + HexFormat.of().formatHex(share.hash());
  }
}
