package xyz.infinitehash.bittensor.shield;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KEM;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.crypto.hash.Twox;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * The key a block's author announces, with which extrinsics are hidden until they are in its block
 * (ML-KEM-768). It changes with the authors, every few blocks.
 *
 * @param bytes 1,184
 */
public record ShieldKey(ByteString bytes) {
  private static final int LENGTH = 1184;
  private static final int NONCE = 24;

  /** SubjectPublicKeyInfo of ML-KEM-768 up to the key's own bytes. */
  private static final byte[] DER =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  public ShieldKey {
    if (bytes.length() != LENGTH) {
      throw new BittensorException("a shield key has 1184 bytes, not " + bytes.length());
    }
  }

  /**
   * The key to use now ({@code MevShield.NextKey}); empty while no author has announced one, and on
   * runtimes without a shield.
   */
  public static Optional<ShieldKey> read(ChainAt at) {
    if (!at.runtime().hasStorage("MevShield", "NextKey")) {
      return Optional.empty();
    }
    return at.storage("MevShield", "NextKey").map(key -> new ShieldKey(key.asByteString()));
  }

  /** 16 bytes that name it. */
  public ByteString hash() {
    return ByteString.of(Twox.hash128(bytes.bytes()));
  }

  /**
   * Hides a signed extrinsic: key's name, length of the encapsulation (u16), encapsulation, nonce,
   * ciphertext with its tag.
   */
  public ByteString seal(SignedExtrinsic extrinsic, SecureRandom random) {
    try {
      KEM.Encapsulated shared =
          KEM.getInstance("ML-KEM").newEncapsulator(publicKey(), random).encapsulate();
      byte[] key = shared.key().getEncoded();
      byte[] nonce = new byte[NONCE];
      random.nextBytes(nonce);
      byte[] sealed = XChaCha.seal(key, nonce, extrinsic.bytes().bytes());
      Arrays.fill(key, (byte) 0);
      byte[] encapsulation = shared.encapsulation();
      return ByteString.of(
          new ScaleWriter(encapsulation.length + sealed.length + 64)
              .raw(hash())
              .u16(encapsulation.length)
              .raw(encapsulation)
              .raw(nonce)
              .raw(sealed)
              .toBytes());
    } catch (GeneralSecurityException e) {
      throw new BittensorException("the author's key is no key of ML-KEM-768", e);
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(DER, DER.length + LENGTH);
    System.arraycopy(bytes.bytes(), 0, encoded, DER.length, LENGTH);
    return KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
