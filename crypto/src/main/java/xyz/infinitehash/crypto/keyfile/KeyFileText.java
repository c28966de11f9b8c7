package xyz.infinitehash.crypto.keyfile;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Writes btcli's JSON into characters that can be overwritten, which a {@code String} cannot. */
final class KeyFileText {
  private KeyFileText() {}

  /** Adds a field of hex. */
  static void hex(CharBuffer out, String name, byte[] value) {
    char[] digits = new char[2 * value.length];
    for (int i = 0; i < value.length; i++) {
      digits[2 * i] = HexFormat.of().toHighHexDigit(value[i]);
      digits[2 * i + 1] = HexFormat.of().toLowHexDigit(value[i]);
    }
    out.put(",\"").put(name).put("\":\"0x").put(digits).put('"');
    Arrays.fill(digits, '\0');
  }

  /** Adds a field of letters and spaces. */
  static void text(CharBuffer out, String name, char[] value) {
    out.put(",\"").put(name).put("\":\"").put(value).put('"');
  }

  /** The whole of a file; what was added is overwritten. */
  static byte[] of(AccountId account, KeyScheme scheme, CharBuffer secrets) {
    String open =
        "{\"accountId\":\"0x%s\",\"publicKey\":\"0x%s\",\"ss58Address\":\"%s\",\"cryptoType\":%d"
            .formatted(account.hex(), account.hex(), account, scheme.cryptoType());
    secrets.flip();
    byte[] text = new byte[open.length() + secrets.remaining() + 1];
    for (int i = 0; i < text.length - 1; i++) {
      text[i] = (byte) (i < open.length() ? open.charAt(i) : secrets.get(i - open.length()));
    }
    text[text.length - 1] = '}';
    secrets.clear();
    while (secrets.hasRemaining()) {
      secrets.put('\0');
    }
    return text;
  }
}
