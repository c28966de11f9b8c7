package xyz.infinitehash.stratum.shares;

import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.StratumException;

/**
 * Who hashes: {@code infinite.HOTKEY.workerId}, the name an ASIC is configured with.
 *
 * @param subaccount 1 to 32 letters, digits, {@code _} or {@code -}
 * @param hotkey who is credited
 * @param workerId 1 to 64 visible ASCII characters, dots allowed, quotes and backslash not
 */
public record WorkerName(String subaccount, AccountId hotkey, String workerId) {
  /** The longest name there is, in characters. */
  public static final int LONGEST = 32 + 1 + 48 + 1 + 64;

  public WorkerName {
    if (!subaccount.chars().allMatch(WorkerName::isWord) || outside(subaccount, 32)) {
      throw new StratumException("subaccount: 1 to 32 letters, digits, _ or -");
    }
    if (!workerId.chars().allMatch(WorkerName::isVisible) || outside(workerId, 64)) {
      throw new StratumException("worker id: 1 to 64 visible ASCII characters without quotes");
    }
  }

  /**
   * Reads a full name strictly: the hotkey with its SS58 checksum, nothing cut, nothing guessed.
   *
   * @throws StratumException with a reason a miner can read; the name itself is not repeated
   */
  public static WorkerName parse(String name) {
    int first = name.indexOf('.');
    int second = first < 0 ? -1 : name.indexOf('.', first + 1);
    if (second < 0 || name.length() > LONGEST) {
      throw new StratumException("worker name must be infinite.HOTKEY.WORKER");
    }
    String hotkey = name.substring(first + 1, second);
    try {
      return new WorkerName(
          name.substring(0, first), AccountId.parse(hotkey), name.substring(second + 1));
    } catch (CryptoException e) {
      throw new StratumException("hotkey in worker name: " + e.getMessage());
    }
  }

  private static boolean outside(String part, int most) {
    return part.isEmpty() || part.length() > most;
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static boolean isVisible(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  /** The name as the miner wrote it. */
  @Override
  public String toString() {
    return subaccount + "." + hotkey + "." + workerId;
  }
}
