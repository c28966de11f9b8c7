package xyz.infinitehash.crypto.mnemonic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The 2,048 English words of BIP-39, sorted. They come with bitcoinj and are checked against the
 * published file's SHA-256: another word would lead to another key.
 */
final class WordList {
  static final int SIZE = 2048;
  private static final String RESOURCE = "org/bitcoinj/crypto/mnemonic/wordlist/english.txt";
  private static final String SHA256 =
      "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda";
  private static final List<String> WORDS = read();

  private WordList() {}

  /** The word of a number below 2,048. */
  static String word(int number) {
    return WORDS.get(number);
  }

  /** The number of a word, or -1. */
  static int number(CharSequence word) {
    int low = 0;
    int high = SIZE - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = CharSequence.compare(WORDS.get(middle), word);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private static List<String> read() {
    try (InputStream in = WordList.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new LinkageError("bitcoinj-core, which carries the words, is not on the class path");
      }
      byte[] text = in.readAllBytes();
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      if (!digest.equals(SHA256)) {
        throw new LinkageError("the words of BIP-39 on the class path are not the published ones");
      }
      return new String(text, US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }
}
