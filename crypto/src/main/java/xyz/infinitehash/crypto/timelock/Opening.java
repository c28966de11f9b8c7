package xyz.infinitehash.crypto.timelock;

/** What came of opening a ciphertext. */
public sealed interface Opening {
  /** It opened; the bytes belong to whoever asked. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, not compared
  record Opened(byte[] message) implements Opening {
    /** Says how long the message is, not what it is. */
    @Override
    public String toString() {
      return "Opened[" + message.length + " bytes]";
    }
  }

  /** The bytes are no ciphertext of this form. */
  record Malformed(String why) implements Opening {}

  /**
   * It is a ciphertext for another round or another network, or its head was changed: the pulse
   * does not open it.
   */
  record OtherRound() implements Opening {}

  /** The pulse opens the head, but the body was changed. */
  record Tampered() implements Opening {}
}
