package xyz.infinitehash.stratum.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import xyz.infinitehash.crypto.hash.Sha256d;

/**
 * A coinbase transaction without its witness, cut where the extranonce goes: BIP34 height, time, a
 * value of its own and a tag in the script; the subsidy to a burnt address; perhaps the witness
 * commitment of BIP141.
 */
@SuppressWarnings("ArrayRecordComponent")
record Coinbase(byte[] first, byte[] second) {
  private static final long SUBSIDY_SATOSHI = 312_500_000;
  private static final byte[] NO_WITNESS_HASH = new byte[32];
  private static final int COMMITMENT_HEADER = 0xeda921aa; // aa21a9ed, little-endian

  static Coinbase of(
      LocalTemplates.Plan plan, long height, long time, long own, List<byte[]> transactions) {
    byte[] tag = plan.tag().getBytes(US_ASCII);
    Wire script = new Wire();
    int heightBytes = height < 0x80_0000 ? 3 : 4;
    script.number(heightBytes, 1).number(height, heightBytes);
    script.number(4, 1).number(time, 4);
    script.number(8, 1).number(own, 8);
    script.number(plan.extranonceBytes(), 1);
    Wire first = new Wire();
    first.number(1, 4).number(1, 1).bytes(new byte[32]).number(0xFFFF_FFFFL, 4);
    first.number(script.length() + plan.extranonceBytes() + tag.length, 1).bytes(script.toBytes());
    Wire second = new Wire().bytes(tag).number(0xFFFF_FFFFL, 4);
    second.number(plan.witness() ? 2 : 1, 1);
    second.number(SUBSIDY_SATOSHI, 8).number(22, 1).number(0x14_00, 2).bytes(new byte[20]);
    if (plan.witness()) {
      second.number(0, 8).number(38, 1).number(0x24_6a, 2).number(COMMITMENT_HEADER, 4);
      second.bytes(commitment(transactions));
    }
    return new Coinbase(first.toBytes(), second.number(0, 4).toBytes());
  }

  /** sha256d(witness root, reserved value): the coinbase's own witness id counts as zeros. */
  private static byte[] commitment(List<byte[]> transactions) {
    byte[] root = Merkle.root(NO_WITNESS_HASH, Merkle.branch(transactions));
    byte[] preimage = new byte[64];
    System.arraycopy(root, 0, preimage, 0, 32);
    return new Sha256d().hash(preimage);
  }
}
