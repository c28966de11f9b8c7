package xyz.infinitehash.crypto.ss58;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.hash.Blake2b;

/**
 * Substrate addresses: base58(prefix, 32-byte account, first two bytes of blake2b-512("SS58PRE",
 * prefix, account)). Prefixes 0 to 63 take one byte, up to 16,383 two. Bittensor's is 42.
 */
public final class Ss58 {
  /** The prefix of Bittensor and of generic Substrate. */
  public static final int BITTENSOR = 42;

  private static final byte[] CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 50; // 2 + 32 + 2 bytes

  private Ss58() {}

  /** The address of an account under a prefix of 0 to 16,383 (46 and 47 are reserved). */
  public static String encode(AccountId account, int prefix) {
    byte[] head = head(prefix);
    byte[] body = Arrays.copyOf(head, head.length + 34);
    System.arraycopy(account.bytes(), 0, body, head.length, 32);
    byte[] sum = checksum(body, head.length + 32);
    body[head.length + 32] = sum[0];
    body[head.length + 33] = sum[1];
    return Base58.encode(body);
  }

  /**
   * Reads an address of exactly this prefix.
   *
   * @throws CryptoException naming what is wrong: characters, length, prefix or checksum
   */
  public static AccountId decode(String text, int prefix) {
    byte[] bytes = text.length() > LONGEST ? null : Base58.decode(text);
    if (bytes == null) {
      throw new CryptoException("not an SS58 address: more than 50 characters or not base58");
    }
    byte[] head = head(prefix);
    if (bytes.length != head.length + 34) {
      throw new CryptoException(
          "not an SS58 address of a 32-byte account: " + bytes.length + " bytes");
    }
    if (!Arrays.equals(head, 0, head.length, bytes, 0, head.length)) {
      throw new CryptoException("an SS58 address of another network: prefix " + prefix + " wanted");
    }
    byte[] sum = checksum(bytes, head.length + 32);
    if (sum[0] != bytes[head.length + 32] || sum[1] != bytes[head.length + 33]) {
      throw new CryptoException("SS58 checksum does not match: a mistyped address");
    }
    return AccountId.of(Arrays.copyOfRange(bytes, head.length, head.length + 32));
  }

  private static byte[] head(int prefix) {
    if (prefix < 0 || prefix > 16_383 || prefix == 46 || prefix == 47) {
      throw new CryptoException("no SS58 prefix: " + prefix);
    }
    if (prefix < 64) {
      return new byte[] {(byte) prefix};
    }
    return new byte[] {
      (byte) (((prefix & 0b1111_1100) >> 2) | 0b0100_0000),
      (byte) ((prefix >> 8) | ((prefix & 0b11) << 6))
    };
  }

  private static byte[] checksum(byte[] data, int length) {
    return Blake2b.hash512(CONTEXT, Arrays.copyOf(data, length));
  }
}
