package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** How a key file is locked, by its first bytes. Only {@link #NACL} is written. */
public enum Encryption {
  /** Not at all. */
  NONE(""),
  /** {@code $NACL}: what every Bittensor program since 2023 writes. */
  NACL("$NACL"),
  /** {@code $ANSIBLE_VAULT}, version 1.1 or 1.2. */
  ANSIBLE_VAULT("$ANSIBLE_VAULT"),
  /** A Fernet token, the oldest. */
  FERNET("gAAAAA");

  private final String mark;

  Encryption(String mark) {
    this.mark = mark;
  }

  /** The lock of a file's content. */
  public static Encryption of(byte[] file) {
    for (Encryption kind : values()) {
      if (kind != NONE && startsWith(file, kind.mark)) {
        return kind;
      }
    }
    return NONE;
  }

  /** What the file is called in a sentence. */
  @Override
  public String toString() {
    return switch (this) {
      case NONE -> "not encrypted";
      case NACL -> "$NACL";
      case ANSIBLE_VAULT -> "Ansible Vault";
      case FERNET -> "Fernet";
    };
  }

  private static boolean startsWith(byte[] file, String mark) {
    int length = Math.min(mark.length(), file.length);
    return new String(file, 0, length, US_ASCII).equals(mark);
  }
}
