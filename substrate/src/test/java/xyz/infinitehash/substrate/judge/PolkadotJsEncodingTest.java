package xyz.infinitehash.substrate.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;

/**
 * polkadot.js encodes every call, storage key and runtime API input of a runtime with arguments it
 * makes up ({@code interop/encode.mjs}); the same must come out here, and come apart again.
 */
@Tag("interop")
class PolkadotJsEncodingTest {
  private static final Path ROOT = Path.of(System.getProperty("ih.root", "."));
  private static final Path INTEROP = ROOT.resolve("interop");
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16})
  void whatPolkadotJsEncodesOfTheRecordedRuntimeComesOutTheSame(int version) throws Exception {
    Path file = folder.resolve("metadata.scale");
    Files.write(file, Runtime425.metadataBlob(version));
    judge("spec 425, V" + version, file, version, version == 15 ? 6 : 1);
  }

  @Test
  void whatPolkadotJsEncodesOfSpec424ComesOutTheSame() throws Exception {
    Path file = ROOT.resolve("../shared/data/metadata/spec424.v16.scale");
    Assumptions.assumeTrue(Files.exists(file), () -> "not here: " + file.getFileName());
    judge("spec 424, V16", file, 424, 6);
  }

  private static void judge(String what, Path file, int seed, int rounds) throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(INTEROP.resolve("node_modules/@polkadot/api")),
        "polkadot.js is not installed: run npm ci in interop/");
    Assumptions.assumeTrue(hasNode(), "there is no node on the path");
    Metadata metadata = Metadata.decode(Files.readAllBytes(file));
    Encodings encodings = new Encodings(metadata);
    Process node =
        new ProcessBuilder(
                "node", "encode.mjs", file.toAbsolutePath().toString(), "" + seed, "" + rounds)
            .directory(INTEROP.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(JSON::readTree).forEach(encodings::compare);
    }
    assertThat(node.waitFor()).as("node's exit code").isZero();
    System.out.println("polkadot.js, " + what + ", seed " + seed + ": " + encodings);
    assertThat(encodings.different()).isEmpty();
    assertThat(encodings.calls()).isEqualTo(possible(metadata, encodings.counts()));
    assertThat(encodings.storageItems())
        .isEqualTo(metadata.pallets().stream().mapToInt(p -> p.storage().size()).sum());
    assertThat(encodings.methods())
        .isEqualTo(
            metadata.version() == 14
                ? 0
                : metadata.apis().stream().mapToInt(a -> a.methods().size()).sum());
    assertThat(encodings.counts().get("variants not met").intValue()).isZero();
  }

  /** Calls of the runtime but those whose arguments have a type without values. */
  private static int possible(Metadata metadata, JsonNode counts) {
    List<String> impossible =
        counts.get("impossible").values().stream().map(JsonNode::stringValue).toList();
    assertThat(impossible).allMatch(name -> name.startsWith("Grandpa.report_equivocation"));
    return metadata.pallets().stream().mapToInt(p -> calls(metadata, p)).sum() - impossible.size();
  }

  private static int calls(Metadata metadata, Pallet pallet) {
    int type = pallet.calls().type();
    return type != TypeRegistry.NONE
            && metadata.types().def(type) instanceof TypeDef.Variants(List<Variant> variants)
        ? variants.size()
        : 0;
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
