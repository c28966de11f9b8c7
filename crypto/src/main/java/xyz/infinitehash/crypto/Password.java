package xyz.infinitehash.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password or passphrase as UTF-8, kept until {@link #close} overwrites it. It is never printed.
 * May be empty; which characters it has is its owner's business.
 */
public final class Password implements AutoCloseable {
  private final byte[] utf8;

  private Password(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Takes the characters and overwrites them. */
  public static Password of(char[] characters) {
    byte[] room = new byte[3 * characters.length];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(characters), encoded, true);
    byte[] utf8 = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    Arrays.fill(characters, '\0');
    return new Password(utf8);
  }

  /** Takes UTF-8 and overwrites it. */
  public static Password ofUtf8(byte[] utf8) {
    Password password = new Password(utf8.clone());
    Arrays.fill(utf8, (byte) 0);
    return password;
  }

  /** No password, which in most schemes is the empty one. */
  public static Password none() {
    return new Password(new byte[0]);
  }

  /** A copy for the caller to wipe. */
  public byte[] utf8() {
    return utf8.clone();
  }

  /** Whether it has no characters. */
  public boolean isEmpty() {
    return utf8.length == 0;
  }

  /** Overwrites it. */
  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
  }

  @Override
  public String toString() {
    return "(password)";
  }
}
