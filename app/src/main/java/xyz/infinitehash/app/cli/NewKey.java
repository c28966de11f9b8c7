package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import xyz.infinitehash.bittensor.wallet.KeyFile;
import xyz.infinitehash.bittensor.wallet.PrivateFiles;
import xyz.infinitehash.crypto.keyfile.Encryption;
import xyz.infinitehash.crypto.keyfile.StoredKey;

/** Tells of a key that was written, and shows its words this once. */
final class NewKey {
  private final Shared shared;
  private final String kind;
  private final StoredKey key;
  private final Path file;

  /**
   * @param kind coldkey or hotkey
   */
  NewKey(Shared shared, String kind, StoredKey key, Path file) {
    this.shared = shared;
    this.kind = kind;
    this.key = key;
    this.file = file;
  }

  /** Address, file and whether that is encrypted. */
  void tell(String verb) {
    boolean encrypted = KeyFile.encryption(file) != Encryption.NONE;
    if (shared.json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", kind);
      fields.put("address", key.toString());
      fields.put("scheme", key.scheme().toString());
      fields.put("file", file.toString());
      fields.put("encrypted", encrypted);
      Printer.document(fields);
    } else {
      Printer.line(verb + " " + kind + " " + key);
      Printer.line("its secret is in " + file + ", " + (encrypted ? "encrypted" : "not encrypted"));
    }
  }

  /**
   * The words: into a file that must not be there yet, else onto the terminal, else, for people who
   * read standard output, there. With {@code --json} and no terminal they are in the key file
   * alone.
   */
  void showWords(Optional<Path> wordsFile) {
    Optional<char[]> phrase = key.phrase();
    if (phrase.isEmpty()) {
      return;
    }
    char[] words = phrase.get();
    if (wordsFile.isPresent()) {
      byte[] text = new byte[words.length + 1];
      for (int i = 0; i < words.length; i++) {
        text[i] = (byte) words[i];
      }
      text[words.length] = '\n';
      PrivateFiles.write(wordsFile.get(), text, false);
      Arrays.fill(text, (byte) 0);
    } else {
      Optional<Terminal> terminal = Terminal.ofProcess();
      if (terminal.isPresent()) {
        notice(words, terminal.get()::show);
      } else if (!shared.json) {
        notice(words, Printer::line);
      }
    }
    Arrays.fill(words, '\0');
  }

  private void notice(char[] words, Consumer<String> out) {
    out.accept("");
    out.accept("The words below ARE this " + kind + ": whoever has them has all it owns, and");
    out.accept("without them it is lost when its file or password is. Write them on paper now;");
    out.accept("they are shown this once. To get the key back: ih wallet regen " + kind);
    out.accept("");
    out.accept("    " + new String(words));
    out.accept("");
  }
}
