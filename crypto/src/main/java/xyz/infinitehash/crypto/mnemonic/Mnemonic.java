package xyz.infinitehash.crypto.mnemonic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.hash.Pbkdf2;

/**
 * Entropy a person can write down: 12, 15, 18, 21 or 24 English words with BIP-39's checksum. From
 * it Substrate draws the mini-secret in a way of its own (the crate substrate-bip39): PBKDF2 over
 * the entropy, not over the words, so that other wallets' seeds of the same words are others.
 *
 * <p>Holds the secret until closed; never prints it.
 */
public final class Mnemonic implements AutoCloseable {
  private static final int ITERATIONS = 2048;

  private final byte[] entropy;

  private Mnemonic(byte[] entropy) {
    this.entropy = entropy;
  }

  /**
   * New words.
   *
   * @param words 12, 15, 18, 21 or 24
   * @param random of cryptographic strength
   * @throws MnemonicException for another number
   */
  public static Mnemonic generate(int words, RandomGenerator random) {
    requireLength(words);
    byte[] entropy = new byte[words / 3 * 4];
    random.nextBytes(entropy);
    return new Mnemonic(entropy);
  }

  /**
   * The words of given entropy.
   *
   * @param entropy 16, 20, 24, 28 or 32 bytes; the caller wipes them
   */
  public static Mnemonic ofEntropy(byte[] entropy) {
    if (entropy.length % 4 != 0) {
      throw new CryptoException("entropy of 16, 20, 24, 28 or 32 bytes wanted");
    }
    requireLength(entropy.length / 4 * 3);
    return new Mnemonic(entropy.clone());
  }

  /**
   * Reads words parted by white space, in lower case as the list has them.
   *
   * @throws MnemonicException which says what is wrong
   */
  public static Mnemonic parse(CharSequence phrase) {
    int[] numbers = new int[25];
    int count = 0;
    for (int at = 0; at < phrase.length(); ) {
      int end = at;
      while (end < phrase.length() && !Character.isWhitespace(phrase.charAt(end))) {
        end++;
      }
      if (end == at) {
        at++;
        continue;
      }
      if (count < 25) {
        numbers[count] = WordList.number(phrase.subSequence(at, end));
      }
      count++;
      at = end;
    }
    requireLength(count);
    byte[] bits = pack(Arrays.copyOf(numbers, count));
    Arrays.fill(numbers, 0);
    byte[] entropy = Arrays.copyOf(bits, count / 3 * 4);
    boolean sound = bits[entropy.length] == checksum(entropy);
    Arrays.fill(bits, (byte) 0);
    if (!sound) {
      Arrays.fill(entropy, (byte) 0);
      throw new MnemonicException(
          MnemonicException.Fault.CHECKSUM,
          "the words do not belong together: one is another, or two changed places");
    }
    return new Mnemonic(entropy);
  }

  /** How many words. */
  public int words() {
    return entropy.length / 4 * 3;
  }

  /** The words, parted by single spaces; the caller wipes them. */
  public char[] phrase() {
    char[] out = new char[words() * 9];
    int at = 0;
    byte[] bits = Arrays.copyOf(entropy, entropy.length + 1);
    bits[entropy.length] = checksum(entropy);
    for (int i = 0; i < words(); i++) {
      String word = WordList.word(bits(bits, i * 11));
      if (i > 0) {
        out[at++] = ' ';
      }
      word.getChars(0, word.length(), out, at);
      at += word.length();
    }
    Arrays.fill(bits, (byte) 0);
    char[] phrase = Arrays.copyOf(out, at);
    Arrays.fill(out, '\0');
    return phrase;
  }

  /**
   * The mini-secret of a key, 32 bytes; the caller wipes them.
   *
   * @param password what stands after {@code ///} in a secret URI; usually none
   */
  public byte[] miniSecret(Password password) {
    byte[] prefix = "mnemonic".getBytes(US_ASCII);
    byte[] extra = password.utf8();
    byte[] salt = Arrays.copyOf(prefix, prefix.length + extra.length);
    System.arraycopy(extra, 0, salt, prefix.length, extra.length);
    byte[] seed = Pbkdf2.SHA512.derive(entropy, salt, ITERATIONS, 32);
    Arrays.fill(extra, (byte) 0);
    Arrays.fill(salt, (byte) 0);
    return seed;
  }

  /** A copy of the entropy, for the caller to wipe. */
  public byte[] entropy() {
    return entropy.clone();
  }

  /** Overwrites the entropy. */
  @Override
  public void close() {
    Arrays.fill(entropy, (byte) 0);
  }

  @Override
  public String toString() {
    return "(" + words() + " words)";
  }

  private static void requireLength(int words) {
    if (words < 12 || words > 24 || words % 3 != 0) {
      throw new MnemonicException(
          MnemonicException.Fault.LENGTH,
          "a mnemonic has 12, 15, 18, 21 or 24 words, not " + (words > 24 ? "more" : words));
    }
  }

  /** Eleven bits a word; the last byte is the checksum, its bits at the upper end. */
  private static byte[] pack(int[] numbers) {
    byte[] bits = new byte[numbers.length / 3 * 4 + 1];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        Arrays.fill(bits, (byte) 0);
        throw new MnemonicException(
            MnemonicException.Fault.WORD,
            "word " + (i + 1) + " is not in the English list of BIP-39");
      }
      for (int b = 0; b < 11; b++) {
        int at = i * 11 + b;
        bits[at >>> 3] |= (byte) ((numbers[i] >>> (10 - b) & 1) << (7 - (at & 7)));
      }
    }
    Arrays.fill(numbers, 0);
    return bits;
  }

  private static int bits(byte[] bits, int from) {
    int number = 0;
    for (int at = from; at < from + 11; at++) {
      number = number << 1 | (bits[at >>> 3] >>> (7 - (at & 7)) & 1);
    }
    return number;
  }

  /** The first bit of 32 of the entropy's SHA-256, in the upper bits of a byte. */
  private static byte checksum(byte[] entropy) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(entropy);
      return (byte) (digest[0] & 0xFF << (8 - entropy.length / 4));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }
}
