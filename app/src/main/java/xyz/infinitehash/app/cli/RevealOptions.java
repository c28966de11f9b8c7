package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.weights.RevealWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;

/** Which table, and where weights that are committed by hash are kept until they are revealed. */
final class RevealOptions {
  @Option(
      names = "--mechanism",
      defaultValue = "0",
      description = "Weight table of the subnet, 0 or 1. Default: ${DEFAULT-VALUE}")
  int mechanism;

  @Option(
      names = "--keep-in",
      paramLabel = "FOLDER",
      description = "Where weights and salt are kept. Default: weights in the user's data folder")
  @Nullable Path keepIn;

  @Option(names = "--wait", description = "Wait for the blocks in which they can be revealed.")
  boolean waits;

  WeightTable table(ChainOptions on) {
    return new WeightTable(on.subnet(), mechanism);
  }

  Path folder() {
    return keepIn == null ? KeptWeights.folder() : keepIn;
  }

  /** Keeps what is about to be committed. */
  void keep(Shared shared, Chain chain, AccountId hotkey, RevealWeights reveal) {
    KeptWeights weights = new KeptWeights(chain.genesisHash(), hotkey, reveal);
    weights.keep(folder());
    shared.progress("weights and salt are kept in " + weights.file(folder()));
  }
}
