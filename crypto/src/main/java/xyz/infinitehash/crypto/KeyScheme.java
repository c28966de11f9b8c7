package xyz.infinitehash.crypto;

import java.util.Optional;

/** How a key signs, with the number key files name it by ({@code cryptoType}). */
public enum KeyScheme {
  /** RFC 8032, public key as it is. */
  ED25519(0),
  /** schnorrkel over ristretto255: what nearly every account of Bittensor has. */
  SR25519(1);

  private final int cryptoType;

  KeyScheme(int cryptoType) {
    this.cryptoType = cryptoType;
  }

  /** The number in a key file. */
  public int cryptoType() {
    return cryptoType;
  }

  /** The scheme of a number; empty for those of other kinds of account. */
  public static Optional<KeyScheme> of(int cryptoType) {
    for (KeyScheme scheme : values()) {
      if (scheme.cryptoType == cryptoType) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** The scheme that is not this one. */
  public KeyScheme other() {
    return this == SR25519 ? ED25519 : SR25519;
  }

  /** Its name in lower case, as tools spell it. */
  @Override
  public String toString() {
    return this == SR25519 ? "sr25519" : "ed25519";
  }
}
