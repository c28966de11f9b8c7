package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import xyz.infinitehash.stratum.protocol.LineWriter;

/**
 * A job under the id it has on the wire. The same work may be issued again to one connection under
 * a new id and a later ntime, so that a change of difficulty takes hold at once and the miner finds
 * fresh headers, not its old shares again.
 */
final class IssuedJob {
  static final int NAME_LENGTH = 16;

  final long id;
  final String name;
  final byte[] wireName;
  final Work work;
  final boolean newBlock;
  private final int time;

  /**
   * @param later seconds added to the template's time
   * @param newBlock whether miners are to drop everything before
   */
  IssuedJob(long id, Work work, int later, boolean newBlock) {
    this.id = id;
    this.work = work;
    this.newBlock = newBlock;
    this.name = "%016x".formatted(id);
    this.wireName = name.getBytes(US_ASCII);
    this.time = work.job.template().time() + later;
  }

  /** Appends its {@code mining.notify}; {@code first} for a miner that has no job yet. */
  void write(LineWriter out, boolean first) {
    out.ascii("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"").bytes(wireName);
    out.bytes(work.notified).hex(time, 8);
    out.ascii(newBlock || first ? "\",true]}\n" : "\",false]}\n");
  }
}
