package xyz.infinitehash.bittensor.shield;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The secret of a {@link ShieldKey}: what a block's author has, and a test chain. Never printed.
 */
public final class ShieldSecret {
  private static final int HASH = 16;
  private static final int NONCE = 24;

  private final KeyPair pair;
  private final ShieldKey key;

  private ShieldSecret(KeyPair pair, ShieldKey key) {
    this.pair = pair;
    this.key = key;
  }

  /** A new one. */
  public static ShieldSecret generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM");
      generator.initialize(NamedParameterSpec.ML_KEM_768, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] bytes = Arrays.copyOfRange(encoded, encoded.length - 1184, encoded.length);
      return new ShieldSecret(pair, new ShieldKey(ByteString.of(bytes)));
    } catch (GeneralSecurityException e) {
      throw new BittensorException("this Java has no ML-KEM-768", e);
    }
  }

  /** The key to announce. */
  public ShieldKey key() {
    return key;
  }

  /**
   * The extrinsic hidden in what {@link ShieldKey#seal} makes.
   *
   * @return empty when it was not sealed for this key, or was changed
   */
  public Optional<ByteString> open(ByteString sealed) {
    byte[] bytes = sealed.bytes();
    Optional<Integer> encapsulated = encapsulation(bytes);
    if (encapsulated.isEmpty()) {
      return Optional.empty();
    }
    int nonceAt = HASH + 2 + encapsulated.get();
    try {
      SecretKey shared =
          KEM.getInstance("ML-KEM")
              .newDecapsulator(pair.getPrivate())
              .decapsulate(Arrays.copyOfRange(bytes, HASH + 2, nonceAt));
      return Optional.of(
          ByteString.of(
              XChaCha.open(
                  shared.getEncoded(),
                  Arrays.copyOfRange(bytes, nonceAt, nonceAt + NONCE),
                  Arrays.copyOfRange(bytes, nonceAt + NONCE, bytes.length))));
    } catch (GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  /** Whether the chain takes these bytes for something sealed, whoever may open it. */
  public static boolean isWellFormed(ByteString sealed) {
    return encapsulation(sealed.bytes()).isPresent();
  }

  private static Optional<Integer> encapsulation(byte[] bytes) {
    if (bytes.length < HASH + 2) {
      return Optional.empty();
    }
    int length = (bytes[HASH] & 0xFF) | (bytes[HASH + 1] & 0xFF) << 8;
    return bytes.length < HASH + 2 + length + NONCE ? Optional.empty() : Optional.of(length);
  }

  @Override
  public String toString() {
    return "secret of the shield key " + key.hash().hex();
  }
}
