package xyz.infinitehash.app.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import xyz.infinitehash.bittensor.wallet.PrivateFiles;
import xyz.infinitehash.crypto.Password;

/** The first line of a file, without its end: a password, a mnemonic, a secret URI. */
final class SecretFile {
  private SecretFile() {}

  /** As a password. */
  static Password password(Path file) {
    byte[] line = line(file);
    return Password.ofUtf8(line);
  }

  /** As characters, for the caller to wipe. */
  static char[] characters(Path file) {
    byte[] line = line(file);
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line));
    Arrays.fill(line, (byte) 0);
    char[] copy = new char[text.remaining()];
    text.get(copy);
    for (int i = 0; i < text.limit(); i++) {
      text.put(i, '\0');
    }
    return copy;
  }

  private static byte[] line(Path file) {
    byte[] all = PrivateFiles.read(file);
    int end = 0;
    while (end < all.length && all[end] != '\n' && all[end] != '\r') {
      end++;
    }
    byte[] line = Arrays.copyOf(all, end);
    Arrays.fill(all, (byte) 0);
    return line;
  }
}
