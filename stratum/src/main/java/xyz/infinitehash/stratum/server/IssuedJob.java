package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.protocol.WordSwap;

/**
 * A job under the id it has on the wire, with its {@code mining.notify} line ready. The same work
 * may be issued again to one connection under a new id and a later ntime, so that a change of
 * difficulty takes hold at once and the miner finds fresh headers, not its old shares again.
 */
final class IssuedJob {
  static final int NAME_LENGTH = 16;

  final long id;
  final String name;
  final byte[] wireName;
  final Work work;
  final boolean newBlock;
  private final byte[] line;

  private IssuedJob(long id, Work work, boolean newBlock, byte[] line) {
    this.id = id;
    this.work = work;
    this.newBlock = newBlock;
    this.name = "%016x".formatted(id);
    this.wireName = name.getBytes(US_ASCII);
    this.line = line;
  }

  /**
   * @param later seconds added to the template's time
   * @param newBlock whether miners are to drop everything before
   */
  static IssuedJob of(long id, Work work, int later, boolean newBlock) {
    BlockTemplate template = work.job.template();
    LineWriter out = new LineWriter();
    out.ascii("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"").hex(id, NAME_LENGTH);
    out.ascii("\",\"").hex(WordSwap.swap(template.previousHash()));
    out.ascii("\",\"").hex(template.coinbase1());
    out.ascii("\",\"").hex(template.coinbase2()).ascii("\",[");
    String separator = "\"";
    for (byte[] hash : template.branch()) {
      out.ascii(separator).hex(hash).ascii("\"");
      separator = ",\"";
    }
    out.ascii("],\"").hex(template.version(), 8);
    out.ascii("\",\"").hex(template.bits(), 8);
    out.ascii("\",\"").hex(template.time() + later, 8);
    out.ascii("\",");
    return new IssuedJob(id, work, newBlock, out.copy());
  }

  /** Appends the line; {@code first} for a miner that has no job yet. */
  void write(LineWriter out, boolean first) {
    out.bytes(line).ascii(newBlock || first ? "true]}\n" : "false]}\n");
  }
}
