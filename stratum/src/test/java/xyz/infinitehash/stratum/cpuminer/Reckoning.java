package xyz.infinitehash.stratum.cpuminer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One job and what a share of it hashes to, reckoned apart from the code under test. */
final class Reckoning {
  static final String VERSION = "20000000";
  private static final String PREVIOUS =
      "12a8a0b1b8b7f052b3376bcd94bdfa4a2eaff555d735bb948a3b1fb31da8edd1";
  private static final String COINBASE1 =
      "0100000001" + "00".repeat(32) + "ffffffff1602c30102696804151e036b08";
  private static final String COINBASE2 = "ffffffff0140be40250000000001" + "51" + "00000000";
  private static final List<String> BRANCH = List.of("ab".repeat(32), "0c".repeat(32));
  private static final String BITS = "207fffff";
  private static final String TIME = "6b031e15";

  private Reckoning() {}

  static String notify(String jobId, boolean clean) {
    return "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\""
        + String.join("\",\"", jobId, PREVIOUS, COINBASE1, COINBASE2)
        + "\",[\""
        + String.join("\",\"", BRANCH)
        + "\"],\""
        + String.join("\",\"", VERSION, BITS, TIME)
        + "\","
        + clean
        + "]}";
  }

  /** The share's hash as a number. */
  static BigInteger hash(String extranonce1, ScriptedPool.Said submit, String version) {
    byte[] root = sha256d(COINBASE1 + extranonce1 + submit.param(2) + COINBASE2);
    for (String sibling : BRANCH) {
      root = sha256d(HexFormat.of().formatHex(root) + sibling);
    }
    StringBuilder previous = new StringBuilder();
    for (int i = 0; i < 64; i += 8) {
      previous.append(turned(PREVIOUS.substring(i, i + 8)));
    }
    byte[] hash =
        sha256d(
            turned(version)
                + previous
                + HexFormat.of().formatHex(root)
                + turned(submit.param(3))
                + turned(BITS)
                + turned(submit.param(4)));
    return new BigInteger(1, reversed(hash));
  }

  /** Whether the hash is a share of this difficulty. */
  static boolean meets(BigInteger hash, String difficulty) {
    BigDecimal one = new BigDecimal(BigInteger.valueOf(0xFFFF).shiftLeft(208));
    return new BigDecimal(hash).multiply(new BigDecimal(difficulty)).compareTo(one) <= 0;
  }

  private static byte[] sha256d(String hex) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return sha256.digest(sha256.digest(HexFormat.of().parseHex(hex)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String turned(String hex) {
    return HexFormat.of().formatHex(reversed(HexFormat.of().parseHex(hex)));
  }

  private static byte[] reversed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = bytes.length - 1; i >= 0; i--) {
      out.write(bytes[i]);
    }
    return out.toByteArray();
  }
}
