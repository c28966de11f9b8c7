package xyz.infinitehash.stratum.server;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.jobs.BlockHeader;
import xyz.infinitehash.stratum.jobs.Merkle;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.protocol.WordSwap;
import xyz.infinitehash.stratum.shares.Difficulty;

/**
 * A miner that knows the protocol only from the wire: it builds headers out of the lines it was
 * sent, with code of its own where the server has some.
 */
final class Miner implements AutoCloseable {
  /** A share in the words of {@code mining.submit}. */
  record Share(String job, String extranonce2, String time, String nonce, String bits) {
    String params(String worker) {
      String tail = bits.isEmpty() ? "" : ",\"" + bits + "\"";
      return "[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"%s]"
          .formatted(worker, job, extranonce2, time, nonce, tail);
    }
  }

  /** The fields of one {@code mining.notify}. */
  record Notify(
      String job,
      String previous,
      String coinbase1,
      String coinbase2,
      List<String> branch,
      String version,
      String bits,
      String time,
      boolean clean) {
    static Notify parse(String line) {
      Matcher fields =
          Pattern.compile(
                  ".*\"params\":\\[\"(\\w+)\",\"(\\w{64})\",\"(\\w+)\",\"(\\w+)\",\\[(.*)\\],"
                      + "\"(\\w{8})\",\"(\\w{8})\",\"(\\w{8})\",(true|false)\\].*")
              .matcher(line);
      if (!fields.matches()) {
        throw new AssertionError("not a notify: " + line);
      }
      List<String> branch = new ArrayList<>();
      Matcher hashes = Pattern.compile("\\w{64}").matcher(fields.group(5));
      while (hashes.find()) {
        branch.add(hashes.group());
      }
      return new Notify(
          fields.group(1),
          fields.group(2),
          fields.group(3),
          fields.group(4),
          branch,
          fields.group(6),
          fields.group(7),
          fields.group(8),
          Boolean.parseBoolean(fields.group(9)));
    }
  }

  private static final HexFormat HEX = HexFormat.of();

  final Wire wire;
  final String extranonce1;
  final int extranonce2Digits;
  Notify notify;
  Difficulty difficulty = Difficulty.ONE;
  private long rolled;
  private int nextId = 100;
  private final Sha256d sha256d = new Sha256d();
  private String rootOf = ""; // a coinbase is of one job: its branch is known with it
  private byte[] root = {};

  Miner(Wire wire) {
    this.wire = wire;
    String answer = wire.call(1, "mining.subscribe", "[\"test/1.0\"]");
    Matcher fields =
        Pattern.compile(".*,\"([0-9a-f]+)\",(\\d+)\\],\"error\":null\\}").matcher(answer);
    if (!fields.matches()) {
      throw new AssertionError("not subscribed: " + answer);
    }
    extranonce1 = fields.group(1);
    extranonce2Digits = 2 * Integer.parseInt(fields.group(2));
    notify = takeJob();
    wire.call(2, "mining.authorize", "[\"" + Rig.ALICE + "\",\"x\"]");
  }

  /** Reads until a job comes, and the difficulty on the way. */
  Notify takeJob() {
    for (String line : wire.readTo("\"method\":\"mining.notify\"")) {
      if (line.contains("mining.set_difficulty")) {
        difficulty = Difficulty.parse(line.replaceAll(".*\"params\":\\[([^\\]]*)\\].*", "$1"));
      } else if (line.equals(Wire.END)) {
        throw new AssertionError("closed");
      } else if (line.contains("\"method\":\"mining.notify\"")) {
        notify = Notify.parse(line);
      }
    }
    return notify;
  }

  /** A share of the newest job that meets its difficulty, never the same twice. */
  Share find() {
    return find(notify, difficulty.target(), "", true);
  }

  Share find(Notify job, Target target, String bits, boolean meeting) {
    while (true) {
      Share share =
          new Share(
              job.job(),
              ("%0" + extranonce2Digits + "x").formatted(rolled >>> 8),
              job.time(),
              "%08x".formatted(rolled & 0xFF),
              bits);
      rolled++;
      if (target.metBy(hash(job, share), 0) == meeting) {
        return share;
      }
    }
  }

  /** The hash of the header the share stands for. */
  byte[] hash(Notify job, Share share) {
    String coinbase = job.coinbase1() + extranonce1 + share.extranonce2() + job.coinbase2();
    if (!coinbase.equals(rootOf)) {
      rootOf = coinbase;
      List<byte[]> branch = job.branch().stream().map(HEX::parseHex).toList();
      root = Merkle.root(sha256d.hash(HEX.parseHex(coinbase)), branch);
    }
    int version = new BigInteger(job.version(), 16).intValue();
    if (!share.bits().isEmpty()) {
      version |= new BigInteger(share.bits(), 16).intValue();
    }
    return sha256d.hash(
        BlockHeader.assemble(
            version,
            WordSwap.swap(HEX.parseHex(job.previous())),
            root,
            new BigInteger(share.time(), 16).intValue(),
            new BigInteger(job.bits(), 16).intValue(),
            new BigInteger(share.nonce(), 16).intValue()));
  }

  /** Submits for Alice and returns the answer. */
  String submit(Share share) {
    return wire.call(nextId++, "mining.submit", share.params(Rig.ALICE));
  }

  @Override
  public void close() {
    wire.close();
  }
}
