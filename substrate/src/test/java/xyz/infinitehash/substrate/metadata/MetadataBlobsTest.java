package xyz.infinitehash.substrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.scale.ByteString;

class MetadataBlobsTest {
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16})
  void theMetadataOfSpec425EncodesBackToTheSameBytes(int version) {
    byte[] blob = Runtime425.metadataBlob(version);
    Metadata metadata = Metadata.decode(blob);
    assertThat(metadata.version()).isEqualTo(version);
    assertThat(metadata.encode()).isEqualTo(blob);
    assertThat(metadata.as(version)).isEqualTo(metadata);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec240.v15.scale",
        "spec300.v14.hex",
        "spec300.v15.hex",
        "spec381.v16.scale",
        "spec424.v16.scale"
      })
  void theMetadataOfOtherSpecsEncodesBackToTheSameBytes(String file) throws IOException {
    Path path =
        Path.of(System.getProperty("ih.root", "..")).resolve("../shared/data/metadata/" + file);
    Assumptions.assumeTrue(Files.exists(path), () -> "not here: ../shared/data/metadata/" + file);
    byte[] blob = unpack(path);
    assertThat(Metadata.decode(blob).encode()).isEqualTo(blob);
  }

  /** Raw, or hex of the answer of the node: the blob, or an Option and a length around it. */
  private static byte[] unpack(Path path) throws IOException {
    byte[] raw = Files.readAllBytes(path);
    if (path.toString().endsWith(".scale")) {
      return raw;
    }
    byte[] blob = ByteString.parse(new String(raw, StandardCharsets.US_ASCII).strip()).bytes();
    return blob[0] == 1 ? Arrays.copyOfRange(blob, 5, blob.length) : blob;
  }
}
