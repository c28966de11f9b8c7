package xyz.infinitehash.app.cli;

import picocli.CommandLine.Option;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.BlockHash;

/** At which block is read. */
final class ChainReading {
  @Option(
      names = "--at",
      defaultValue = "",
      paramLabel = "BLOCK",
      description = {
        "Number or hash of the block to read at. Default: the newest.",
        "Ordinary nodes keep the state of 256 blocks; for older ones: --network archive"
      })
  String block = "";

  ChainAt of(Chain chain) {
    if (block.isEmpty()) {
      return chain.atHead();
    }
    try {
      if (block.startsWith("0x")) {
        return chain.at(BlockHash.parse(block));
      }
      return chain.at(
          chain
              .blockHash(new BlockNumber(Long.parseLong(block)))
              .orElseThrow(() -> new CommandFailure("there is no block " + block + " yet")));
    } catch (SubstrateException | IllegalArgumentException e) {
      throw new CommandFailure(
          "--at: a block's number or 0x hash, not \"" + block + "\": " + e.getMessage());
    }
  }
}
