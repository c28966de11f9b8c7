package xyz.infinitehash.devnet.recorded;

import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;

/** Lines recorded from the real runtime of spec 425, out of substrate's test-jar. */
public final class Recording {
  private Recording() {}

  /** The lines of a file but the first, which tells how it was recorded. */
  public static List<JsonNode> lines(String name) {
    return Runtime425.lines(name);
  }

  /** The bytes of {@code 0x} and hex. */
  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex, 2, hex.length());
  }

  /** {@code 0x} and lower-case hex. */
  public static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
