package xyz.infinitehash.crypto.sr25519;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;

/**
 * A secret URI of {@code subkey} read (sp-core's {@code SecretUri}): where it starts, then steps
 * {@code //hard} and {@code /soft}, then perhaps {@code ///password}. It starts with a mnemonic, or
 * {@code 0x} and 64 hex digits, or nothing: the development phrase, whose keys everybody has.
 *
 * <p>The same URI leads to other keys in other schemes. Holds the mini-secret until closed.
 */
public final class SecretUri implements AutoCloseable {
  /** The phrase every development chain endows; public knowledge. */
  private static final String DEVELOPMENT =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  /** What it leads to without a password; kept, for tests open development keys by the thousand. */
  private static final String DEVELOPMENT_SEED =
      "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  private static final Pattern STEP = Pattern.compile("/(?<hard>/?)(?<code>[^/]+)");
  private static final Pattern SEED = Pattern.compile("0x[0-9a-fA-F]{64}");

  private final byte[] seed;
  private final List<Junction> path;

  private SecretUri(byte[] seed, List<Junction> path) {
    this.seed = seed;
    this.path = path;
  }

  /**
   * @throws CryptoException when it is malformed; its message never repeats the URI
   */
  public static SecretUri parse(CharSequence uri) {
    int slash = indexOf(uri, "/", 0);
    int password = indexOf(uri, "///", slash);
    List<Junction> path = steps(uri.subSequence(slash, password));
    CharSequence start = uri.subSequence(0, slash);
    boolean secured = password < uri.length();
    if (start.length() > 1 && start.charAt(0) == '0' && start.charAt(1) == 'x') {
      return new SecretUri(seed(start, secured), path);
    }
    if (start.isEmpty() && !secured) {
      return new SecretUri(HexFormat.of().parseHex(DEVELOPMENT_SEED), path);
    }
    try (Mnemonic phrase = Mnemonic.parse(start.isEmpty() ? DEVELOPMENT : start);
        Password extra =
            secured ? password(uri.subSequence(password + 3, uri.length())) : Password.none()) {
      return new SecretUri(phrase.miniSecret(extra), path);
    }
  }

  /** A copy of the 32 bytes it starts from, for the caller to wipe. */
  public byte[] seed() {
    return seed.clone();
  }

  /** The steps from there. */
  public List<Junction> path() {
    return path;
  }

  /** The sr25519 key at the end of the path; what lies between is wiped. */
  public KeyPair open() {
    KeyPair pair = KeyPair.fromMiniSecret(seed);
    for (Junction junction : path) {
      try (KeyPair parent = pair) {
        pair = parent.derive(junction);
      }
    }
    return pair;
  }

  /** Overwrites the mini-secret. */
  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
  }

  @Override
  public String toString() {
    return "(secret URI)";
  }

  private static byte[] seed(CharSequence hex, boolean secured) {
    if (!SEED.matcher(hex).matches()) {
      throw new CryptoException("a seed in a secret URI is 0x and 64 hex digits");
    }
    if (secured) {
      throw new CryptoException("a password goes with a mnemonic, not with a seed");
    }
    return HexFormat.of().parseHex(hex, 2, 66);
  }

  private static Password password(CharSequence characters) {
    char[] copy = new char[characters.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = characters.charAt(i);
    }
    return Password.of(copy);
  }

  private static List<Junction> steps(CharSequence path) {
    List<Junction> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int read = 0;
    for (; step.find() && step.start() == read; read = step.end()) {
      String code = step.group("code");
      steps.add(step.group("hard").isEmpty() ? new Junction.Soft(code) : new Junction.Hard(code));
    }
    if (read < path.length()) {
      throw new CryptoException(
          "a secret URI goes on in steps //hard and /soft, none of them empty");
    }
    return List.copyOf(steps);
  }

  /** Where the text first stands, or the end. */
  private static int indexOf(CharSequence uri, String text, int from) {
    for (int i = from; i + text.length() <= uri.length(); i++) {
      if (CharSequence.compare(uri.subSequence(i, i + text.length()), text) == 0) {
        return i;
      }
    }
    return uri.length();
  }
}
