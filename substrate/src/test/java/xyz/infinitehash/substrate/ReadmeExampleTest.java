package xyz.infinitehash.substrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

class ReadmeExampleTest {
  @Test
  void theExampleRuns() {
    byte[] blob = Runtime425.metadataBlob(15);
    BlockHash genesis = BlockHash.parse("45".repeat(32));
    long nonce = 3;
    try (KeyPair alice = KeyPair.fromUri("//Alice")) {
      // example
      Metadata metadata = Metadata.decode(blob);
      StorageCodec storage = new StorageCodec(metadata);
      byte[] raw =
          storage.key("SubtensorModule", "Uids", Value.of(89), Value.of(alice.accountId()));

      Call call =
          Call.of("SubtensorModule", "set_weights")
              .with("netuid", Value.of(89))
              .with("dests", Value.numbers(0, 7))
              .with("weights", Value.numbers(65_535, 21_845))
              .with("version_key", Value.of(0));
      ExtrinsicCodec extrinsics = new ExtrinsicCodec(metadata);
      Envelope envelope = Envelope.immortal(genesis, 425, 1, nonce);
      SignedExtrinsic sent = extrinsics.sign(call, envelope, Signer.of(alice));
      // end
      assertThat(raw).hasSize(32 + 2 + 16 + 32);
      assertThat(extrinsics.decode(sent.bytes().bytes()).call()).isEqualTo(call);
    }
  }

  @Test
  void theReadmeShowsThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", "..")).resolve("substrate");
    String source = Files.readString(module.resolve("src/test/java").resolve(path()));
    String example = source.substring(source.indexOf("// example") + 10, source.indexOf("// end"));
    String readme = Files.readString(module.resolve("README.md"));
    assertThat(unspaced(readme)).contains(unspaced(example));
  }

  private static String unspaced(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String path() {
    return ReadmeExampleTest.class.getName().replace('.', '/') + ".java";
  }
}
