package xyz.infinitehash.stratum.server;

import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.Difficulty;

/** The lines the server writes, but for {@code mining.notify}. */
final class Replies {
  private Replies() {}

  static void result(LineWriter out, Request request, String json) {
    out.ascii("{\"id\":");
    request.writeId(out);
    out.ascii(",\"result\":").ascii(json).ascii(",\"error\":null}\n");
  }

  static void error(LineWriter out, Request request, int code, String reason) {
    out.ascii("{\"id\":");
    request.writeId(out);
    errorEnd(out, code, reason);
  }

  /** The answer to a share whose request is gone by now. */
  static void shareResult(LineWriter out, byte[] id) {
    out.ascii("{\"id\":").bytes(id).ascii(",\"result\":true,\"error\":null}\n");
  }

  static void shareError(LineWriter out, byte[] id, int code, String reason) {
    out.ascii("{\"id\":").bytes(id);
    errorEnd(out, code, reason);
  }

  static void setDifficulty(LineWriter out, Difficulty difficulty) {
    out.ascii("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[")
        .ascii(difficulty.json())
        .ascii("]}\n");
  }

  static void setVersionMask(LineWriter out, int mask) {
    out.ascii("{\"id\":null,\"method\":\"mining.set_version_mask\",\"params\":[\"")
        .hex(mask, 8)
        .ascii("\"]}\n");
  }

  private static void errorEnd(LineWriter out, int code, String reason) {
    out.ascii(",\"result\":null,\"error\":[").ascii(Integer.toString(code)).ascii(",");
    out.text(reason).ascii(",null]}\n");
  }
}
