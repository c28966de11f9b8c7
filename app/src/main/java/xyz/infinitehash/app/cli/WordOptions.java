package xyz.infinitehash.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many words a new key has, and where they go. */
final class WordOptions {
  @Option(
      names = "--words",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many words: 12, 15, 18, 21 or 24. Default: ${DEFAULT-VALUE}")
  int count = 12;

  @Option(
      names = "--mnemonic-file",
      paramLabel = "FILE",
      description = "Write the words to this new file (mode 0600) instead of showing them.")
  @Nullable Path mnemonicFile;

  Optional<Path> file() {
    return Optional.ofNullable(mnemonicFile);
  }

  /** Fails before anybody types a password in vain. */
  void requireFree(Path keyFile, boolean overwrite) {
    if (!overwrite && Files.exists(keyFile)) {
      throw new CommandFailure(
          keyFile + " exists already and was left as it is; to lose it for ever: --overwrite");
    }
    if (mnemonicFile != null && Files.exists(mnemonicFile)) {
      throw new CommandFailure(mnemonicFile + " exists already and was left as it is");
    }
  }
}
