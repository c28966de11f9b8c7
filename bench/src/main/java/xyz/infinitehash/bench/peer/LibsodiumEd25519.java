package xyz.infinitehash.bench.peer;

import com.goterl.lazysodium.Sodium;
import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.Pointer;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Loop;

/**
 * libsodium's Ed25519: another scheme, but the same curve and as much arithmetic, and the yardstick
 * everybody has. Called through JNA, which costs a microsecond or two a call.
 */
public final class LibsodiumEd25519 {
  /** What it is. */
  public static final String NAME = "Ed25519 of libsodium (lazysodium)";

  private final Sodium sodium = new SodiumJava();
  private final byte[] publicKey = new byte[32];
  private final byte[] secretKey = new byte[64];
  private final byte[] signature = new byte[64];
  private final byte[] message;

  /**
   * @param seed 32 bytes
   * @param message what is signed and checked
   */
  public LibsodiumEd25519(byte[] seed, byte[] message) {
    this.message = message.clone();
    sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
    sodium.crypto_sign_detached(signature, Pointer.NULL, message, message.length, secretKey);
  }

  /** Checking one signature. */
  public Contestant verify() {
    return new Loop(
        1,
        () ->
            sodium.crypto_sign_verify_detached(signature, message, message.length, publicKey) == 0);
  }

  /** Signing one message. */
  public Contestant sign() {
    byte[] out = new byte[64];
    return new Loop(
        1,
        () ->
            sodium.crypto_sign_detached(out, Pointer.NULL, message, message.length, secretKey)
                == 0);
  }
}
