package xyz.infinitehash.crypto.sr25519;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.infinitehash.crypto.CryptoException;

/** A secret URI read into a mini-secret and the steps from it (sp-core's {@code SecretUri}). */
final class SecretUri {
  /** The mini-secret of the phrase every development chain endows; public knowledge. */
  private static final String DEVELOPMENT =
      "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  private static final Pattern STEP = Pattern.compile("/(?<hard>/?)(?<code>[^/]+)");
  private static final Pattern SEED = Pattern.compile("0x[0-9a-fA-F]{64}");

  private final byte[] seed;
  private final List<Junction> path;

  private SecretUri(byte[] seed, List<Junction> path) {
    this.seed = seed;
    this.path = path;
  }

  static SecretUri parse(String uri) {
    int slash = uri.indexOf('/');
    String start = slash < 0 ? uri : uri.substring(0, slash);
    String path = uri.substring(start.length());
    if (path.contains("///")) {
      throw new CryptoException("a secret URI with a password is not read here");
    }
    if (!start.isEmpty() && !SEED.matcher(start).matches()) {
      throw new CryptoException("a secret URI begins with 0x and 64 hex digits, or with a slash");
    }
    String seed = start.isEmpty() ? DEVELOPMENT : start.substring(2);
    return new SecretUri(HexFormat.of().parseHex(seed), steps(path));
  }

  /** The key pair at the end of the path; what lies between is wiped. */
  KeyPair open() {
    KeyPair pair = KeyPair.fromMiniSecret(seed);
    Arrays.fill(seed, (byte) 0);
    for (Junction junction : path) {
      try (KeyPair parent = pair) {
        pair = parent.derive(junction);
      }
    }
    return pair;
  }

  private static List<Junction> steps(String path) {
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
    return steps;
  }
}
