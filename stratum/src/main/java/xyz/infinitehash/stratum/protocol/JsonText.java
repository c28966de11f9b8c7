package xyz.infinitehash.stratum.protocol;

/** The fine print of JSON: escapes and the grammar of numbers. */
final class JsonText {
  private JsonText() {}

  /** Length of the escape that begins at {@code at}, 2 or 6; 0 when it is none. */
  static int escapeLength(byte[] data, int at, int to) {
    if (at + 1 >= to) {
      return 0;
    }
    return switch (data[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> at + 6 <= to && Hex.is(data, at + 2, at + 6, 4) ? 6 : 0;
      default -> 0;
    };
  }

  /** The text with its checked escapes resolved. */
  static String unescape(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      c = raw.charAt(++i);
      switch (c) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
          i += 4;
        }
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /** Where the number that begins at {@code from} ends; {@code from} when none begins there. */
  static int numberEnd(byte[] data, int from, int to) {
    int at = from < to && data[from] == '-' ? from + 1 : from;
    int digits = digits(data, at, to);
    if (digits == at || (data[at] == '0' && digits > at + 1)) {
      return from;
    }
    at = digits;
    if (at < to && data[at] == '.') {
      digits = digits(data, at + 1, to);
      if (digits == at + 1) {
        return from;
      }
      at = digits;
    }
    if (at < to && (data[at] | 0x20) == 'e') {
      int sign = at + 1 < to && (data[at + 1] == '+' || data[at + 1] == '-') ? 1 : 0;
      digits = digits(data, at + 1 + sign, to);
      if (digits == at + 1 + sign) {
        return from;
      }
      at = digits;
    }
    return at;
  }

  private static int digits(byte[] data, int from, int to) {
    int at = from;
    while (at < to && data[at] >= '0' && data[at] <= '9') {
      at++;
    }
    return at;
  }
}
