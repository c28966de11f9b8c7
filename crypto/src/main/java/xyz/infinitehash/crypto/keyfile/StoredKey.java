package xyz.infinitehash.crypto.keyfile;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.ed25519.Ed25519KeyPair;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.sr25519.SecretUri;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * A secret key as a key file holds it: the key itself and, where known, the seed or the words it
 * came from, so that a person who opens the file elsewhere has them too. Holds secrets until
 * closed; prints its address only.
 */
public final class StoredKey implements AutoCloseable {
  private final Pair pair;
  private final byte @Nullable [] seed;
  private final char @Nullable [] phrase;

  private StoredKey(Pair pair, byte @Nullable [] seed, char @Nullable [] phrase) {
    this.pair = pair;
    this.seed = seed;
    this.phrase = phrase;
  }

  /**
   * The key of a mnemonic, which stays the caller's to close.
   *
   * @param password that belongs to the words, as after {@code ///}; usually none. With one, the
   *     file keeps the seed alone: the words without it would lead elsewhere
   */
  public static StoredKey ofMnemonic(Mnemonic mnemonic, Password password, KeyScheme scheme) {
    byte[] seed = mnemonic.miniSecret(password);
    return new StoredKey(
        Pair.ofSeed(seed, scheme), seed, password.isEmpty() ? mnemonic.phrase() : null);
  }

  /**
   * The key of a seed.
   *
   * @param seed 32 bytes, the caller's to wipe
   * @throws CryptoException when there are not 32
   */
  public static StoredKey ofSeed(byte[] seed, KeyScheme scheme) {
    return new StoredKey(Pair.ofSeed(seed, scheme), seed.clone(), null);
  }

  /**
   * A key without its seed.
   *
   * @param secret of sr25519 schnorrkel's 64 bytes; of ed25519 the seed of 32, or that and the
   *     public key. The caller's to wipe
   * @throws CryptoException when it is none
   */
  public static StoredKey ofPrivateKey(byte[] secret, KeyScheme scheme) {
    return new StoredKey(Pair.ofPrivateKey(secret, scheme), null, null);
  }

  /**
   * The key of a secret URI; see {@link SecretUri}. One that is a mnemonic or a seed and nothing
   * more is kept beside the key.
   *
   * @throws CryptoException when it is malformed, or has a soft step and the scheme is ed25519
   */
  public static StoredKey ofUri(CharSequence uri, KeyScheme scheme) {
    if (!uri.isEmpty() && uri.chars().noneMatch(c -> c == '/')) {
      return uri.charAt(0) == '0' ? ofBareSeed(uri, scheme) : ofBareMnemonic(uri, scheme);
    }
    try (SecretUri parsed = SecretUri.parse(uri)) {
      return switch (scheme) {
        case SR25519 -> new StoredKey(new Pair.Sr(parsed.open()), null, null);
        case ED25519 -> new StoredKey(new Pair.Ed(Ed25519KeyPair.from(parsed)), null, null);
      };
    }
  }

  private static StoredKey ofBareSeed(CharSequence uri, KeyScheme scheme) {
    try (SecretUri parsed = SecretUri.parse(uri)) {
      byte[] seed = parsed.seed();
      return new StoredKey(Pair.ofSeed(seed, scheme), seed, null);
    }
  }

  private static StoredKey ofBareMnemonic(CharSequence uri, KeyScheme scheme) {
    try (Mnemonic mnemonic = Mnemonic.parse(uri)) {
      return ofMnemonic(mnemonic, Password.none(), scheme);
    }
  }

  /** A key polkadot.js exported, in its form. */
  static StoredKey ofEd25519Form(byte[] secret) {
    return new StoredKey(new Pair.Sr(KeyPair.fromEd25519Form(secret)), null, null);
  }

  /** How it signs. */
  public KeyScheme scheme() {
    return switch (pair) {
      case Pair.Sr _ -> KeyScheme.SR25519;
      case Pair.Ed _ -> KeyScheme.ED25519;
    };
  }

  /** Whose it is. */
  public AccountId accountId() {
    return switch (pair) {
      case Pair.Sr(KeyPair sr) -> sr.accountId();
      case Pair.Ed(Ed25519KeyPair ed) -> ed.accountId();
    };
  }

  /** 64 bytes of signature of its scheme. */
  public byte[] sign(byte[] message) {
    return switch (pair) {
      case Pair.Sr(KeyPair sr) -> sr.sign(message);
      case Pair.Ed(Ed25519KeyPair ed) -> ed.sign(message);
    };
  }

  /** The sr25519 key, apart from this one and the caller's to close; empty for ed25519. */
  public Optional<KeyPair> sr25519() {
    return switch (pair) {
      case Pair.Sr(KeyPair sr) -> {
        byte[] secret = sr.secretKey();
        KeyPair copy = KeyPair.fromSecretKey(secret);
        Arrays.fill(secret, (byte) 0);
        yield Optional.of(copy);
      }
      case Pair.Ed _ -> Optional.empty();
    };
  }

  /** The words it came from, a copy for the caller to wipe; empty when they are not known. */
  public Optional<char[]> phrase() {
    return Optional.ofNullable(phrase).map(char[]::clone);
  }

  /** What btcli writes for it, not encrypted; the caller wipes it. */
  public byte[] content() {
    CharBuffer secrets = CharBuffer.allocate(640);
    byte[] privateKey = pair.privateKey();
    KeyFileText.hex(secrets, "privateKey", privateKey);
    Arrays.fill(privateKey, (byte) 0);
    if (phrase != null) {
      KeyFileText.text(secrets, "secretPhrase", phrase);
    }
    if (seed != null) {
      KeyFileText.hex(secrets, "secretSeed", seed);
    }
    return KeyFileText.of(accountId(), scheme(), secrets);
  }

  /** Overwrites everything secret; a closed one still tells its account. */
  @Override
  public void close() {
    switch (pair) {
      case Pair.Sr(KeyPair sr) -> sr.close();
      case Pair.Ed(Ed25519KeyPair ed) -> ed.close();
    }
    if (seed != null) {
      Arrays.fill(seed, (byte) 0);
    }
    if (phrase != null) {
      Arrays.fill(phrase, '\0');
    }
  }

  /** The SS58 address; never the secret. */
  @Override
  public String toString() {
    return accountId().toString();
  }

  private sealed interface Pair {
    record Sr(KeyPair pair) implements Pair {}

    record Ed(Ed25519KeyPair pair) implements Pair {}

    static Pair ofSeed(byte[] seed, KeyScheme scheme) {
      return switch (scheme) {
        case SR25519 -> new Sr(KeyPair.fromMiniSecret(seed));
        case ED25519 -> new Ed(Ed25519KeyPair.fromSeed(seed));
      };
    }

    static Pair ofPrivateKey(byte[] secret, KeyScheme scheme) {
      return switch (scheme) {
        case SR25519 -> new Sr(KeyPair.fromSecretKey(secret));
        case ED25519 -> {
          byte[] seed = Arrays.copyOf(secret, Math.min(32, secret.length));
          Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(seed);
          Arrays.fill(seed, (byte) 0);
          boolean sound =
              secret.length == 32
                  || (secret.length == 64
                      && Arrays.equals(
                          pair.accountId().bytes(), Arrays.copyOfRange(secret, 32, 64)));
          if (!sound) {
            pair.close();
            throw new CryptoException("an ed25519 secret is 32 bytes, or those and its public key");
          }
          yield new Ed(pair);
        }
      };
    }

    default byte[] privateKey() {
      return switch (this) {
        case Sr(KeyPair sr) -> sr.secretKey();
        case Ed(Ed25519KeyPair ed) -> ed.seed();
      };
    }
  }
}
