package xyz.infinitehash.stratum.cpuminer;

import java.util.HexFormat;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.WordSwap;

/**
 * One {@code mining.notify}, as bytes.
 *
 * @param previousHash in header order
 * @param branch sibling hashes from the bottom up, one after the other
 * @param clean older jobs are void
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never written to, compared by identity
record PoolJob(
    String id,
    byte[] previousHash,
    byte[] coinbase1,
    byte[] coinbase2,
    byte[] branch,
    int version,
    int bits,
    int time,
    boolean clean) {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_BRANCHES = 32;

  /**
   * Reads the nine parameters.
   *
   * @throws StratumException where they are no job
   */
  static PoolJob parse(Json params) {
    if (params.size() < 9 || params.get(4).size() > MOST_BRANCHES) {
      throw new StratumException("mining.notify with " + params.size() + " parameters");
    }
    try {
      byte[] previous = hex(params.get(1));
      byte[] branch = branch(params.get(4));
      if (previous.length != 32) {
        throw new StratumException("a previous hash of " + previous.length + " bytes");
      }
      return new PoolJob(
          params.get(0).text(),
          WordSwap.swap(previous),
          hex(params.get(2)),
          hex(params.get(3)),
          branch,
          number(params.get(5)),
          number(params.get(6)),
          number(params.get(7)),
          params.get(8).is(JsonLine.Kind.TRUE));
    } catch (IllegalArgumentException e) {
      throw new StratumException("mining.notify with a field that is no hex", e);
    }
  }

  private static byte[] branch(Json hashes) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < hashes.size(); i++) {
      String hash = hashes.get(i).text();
      if (hash.length() != 64) {
        throw new StratumException("a branch of " + hash.length() + " digits");
      }
      all.append(hash);
    }
    return HEX.parseHex(all);
  }

  private static byte[] hex(Json field) {
    return HEX.parseHex(field.text());
  }

  private static int number(Json field) {
    return Integer.parseUnsignedInt(field.text(), 16);
  }
}
