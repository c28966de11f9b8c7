package xyz.infinitehash.crypto.keyfile;

import java.util.Arrays;

/** What came of a password tried on something encrypted. */
public sealed interface Decryption {
  /**
   * It opened. Holds the content until closed, and is not printed.
   *
   * @param content the holder's to wipe, by {@link #close}
   */
  @SuppressWarnings("ArrayRecordComponent") // one holder, wiped in place
  record Opened(byte[] content) implements Decryption, AutoCloseable {
    @Override
    public void close() {
      Arrays.fill(content, (byte) 0);
    }

    @Override
    public String toString() {
      return "(opened)";
    }
  }

  /**
   * It is whole in form but does not open: another password, or bytes changed since. The schemes
   * cannot tell the two apart.
   */
  record WrongPassword() implements Decryption {}

  /**
   * No password opens it.
   *
   * @param what is wrong with its form
   */
  record Damaged(String what) implements Decryption {}
}
