package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.wallet.WalletFolder;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** Compiles the README's example; it needs a chain to run. */
class ReadmeExampleTest {
  static String example(URI endpoint, Path wallets) {
    // example
    try (Chain chain = Chain.connect(endpoint);
        KeyPair hotkey = new WalletFolder(wallets).wallet("default").openHotkey("default")) {
      ChainAt at = chain.atFinalizedHead();
      NetUid infiniteHash = new NetUid(89);
      Metagraph metagraph = Metagraph.read(at, infiniteHash).orElseThrow();
      EpochSchedule schedule = EpochSchedule.read(at, infiniteHash);

      Map<Uid, Integer> weights = new TreeMap<>();
      metagraph.neurons().forEach(neuron -> weights.put(neuron.uid(), WeightVector.MAX));
      SetWeights wanted = new SetWeights(WeightTable.of(infiniteHash), WeightVector.of(weights), 0);
      WeightsOutcome outcome = wanted.send(chain, Signer.of(hotkey), Duration.ofMinutes(2));
      return outcome + ", next epoch in block " + schedule.next();
    }
    // end
  }

  @Test
  void theReadmeShowsThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", "..")).resolve("bittensor");
    String source =
        Files.readString(
            module.resolve("src/test/java/xyz/infinitehash/bittensor/ReadmeExampleTest.java"));
    String example = source.substring(source.indexOf("// example") + 10, source.indexOf("// end"));
    assertThat(unspaced(Files.readString(module.resolve("README.md")))).contains(unspaced(example));
  }

  private static String unspaced(String text) {
    return text.replaceAll("\\s+", "");
  }
}
