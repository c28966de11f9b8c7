package xyz.infinitehash.stratum.jobs;

import java.util.List;
import xyz.infinitehash.stratum.StratumException;

/**
 * A block to be mined, without the extranonce: what a node or an upstream pool hands out.
 *
 * @param height for people and logs
 * @param version the header's version with the bits that may be rolled at 0
 * @param previousHash 32 bytes in header order
 * @param coinbase1 the coinbase transaction (without witness) up to the extranonce
 * @param extranonceBytes room between the two parts, extranonce1 and 2 together
 * @param coinbase2 the rest of the coinbase transaction
 * @param branch the coinbase's merkle branch, 32 bytes each in header order
 * @param bits the network's nBits
 * @param time seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // shared and never written to
public record BlockTemplate(
    long height,
    int version,
    byte[] previousHash,
    byte[] coinbase1,
    int extranonceBytes,
    byte[] coinbase2,
    List<byte[]> branch,
    int bits,
    int time) {
  public BlockTemplate {
    branch = List.copyOf(branch);
    if (previousHash.length != 32 || branch.stream().anyMatch(hash -> hash.length != 32)) {
      throw new StratumException("a hash has 32 bytes");
    }
    if (extranonceBytes < 2 || extranonceBytes > 16 || branch.size() > 32) {
      throw new StratumException("extranonce of 2 to 16 bytes, branch of at most 32 hashes");
    }
    if (coinbase1.length < 42 || coinbase1.length + coinbase2.length > 4096) {
      throw new StratumException("a coinbase of 42 bytes to 4 kB");
    }
  }
}
