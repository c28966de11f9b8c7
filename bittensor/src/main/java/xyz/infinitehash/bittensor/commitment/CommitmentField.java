package xyz.infinitehash.bittensor.commitment;

import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** A field of a commitment ({@code pallet_commitments::Data}). */
public sealed interface CommitmentField {
  /** Bytes of the budget it takes. */
  int size();

  /** As the chain writes it. */
  Value toValue();

  /** Nothing. */
  record None() implements CommitmentField {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public Value toValue() {
      return Value.variant("None");
    }
  }

  /** Up to 128 bytes of any kind. */
  record Raw(ByteString bytes) implements CommitmentField {
    /** Bytes at most. */
    public static final int MOST = 128;

    public Raw {
      atMost(MOST, bytes);
    }

    @Override
    public int size() {
      return bytes.length();
    }

    @Override
    public Value toValue() {
      return Value.variant("Raw" + bytes.length(), Value.of(bytes));
    }
  }

  /** Up to 512 bytes of any kind. */
  record BigRaw(ByteString bytes) implements CommitmentField {
    /** Bytes at most. */
    public static final int MOST = 512;

    public BigRaw {
      atMost(MOST, bytes);
    }

    @Override
    public int size() {
      return bytes.length();
    }

    @Override
    public Value toValue() {
      return Value.variant("BigRaw", Value.of(bytes));
    }
  }

  /** A hash of something. */
  record Hash(Kind kind, ByteString hash) implements CommitmentField {
    /** How it was made. */
    public enum Kind {
      /** BLAKE2b-256. */
      BLAKE_TWO_256("BlakeTwo256"),
      /** SHA-256. */
      SHA_256("Sha256"),
      /** Keccak-256. */
      KECCAK_256("Keccak256"),
      /** SHA3-256. */
      SHA_THREE_256("ShaThree256");

      private final String variant;

      Kind(String variant) {
        this.variant = variant;
      }

      String variant() {
        return variant;
      }
    }

    public Hash {
      if (hash.length() != 32) {
        throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length());
      }
    }

    @Override
    public int size() {
      return 32;
    }

    @Override
    public Value toValue() {
      return Value.variant(kind.variant(), Value.of(hash));
    }
  }

  /**
   * Encrypted for a drand round; the chain decrypts it when that round's pulse is there.
   *
   * @param ciphertext up to 1,024 bytes, 244 more than the plain text
   * @param round of drand quicknet; one whose pulse is stored already stays closed for ever
   */
  record TimelockEncrypted(ByteString ciphertext, long round) implements CommitmentField {
    /** Bytes at most. */
    public static final int MOST = 1024;

    public TimelockEncrypted {
      atMost(MOST, ciphertext);
    }

    @Override
    public int size() {
      return ciphertext.length();
    }

    @Override
    public Value toValue() {
      return Value.variant(
          "TimelockEncrypted",
          Value.struct("encrypted", Value.of(ciphertext)).with("reveal_round", Value.of(round)));
    }
  }

  /** Resets what validators have in bonds with the hotkey: never send it by accident. */
  record ResetBonds() implements CommitmentField {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public Value toValue() {
      return Value.variant("ResetBondsFlag");
    }
  }

  /** A kind that a newer runtime has; can be read, not made. */
  record Unknown(String variant, Value value) implements CommitmentField {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public Value toValue() {
      return Value.variant(variant, value);
    }
  }

  /** Bytes in the smallest kind of field that holds them. */
  static CommitmentField of(ByteString bytes) {
    return bytes.length() <= Raw.MOST ? new Raw(bytes) : new BigRaw(bytes);
  }

  /** From the chain's value. */
  static CommitmentField of(Value data) {
    Value.Variant variant = data.asVariant();
    String name = variant.name();
    if (name.startsWith("Raw") && variant.value() instanceof Value.Bytes(ByteString raw)) {
      return new Raw(raw);
    }
    for (Hash.Kind kind : Hash.Kind.values()) {
      if (kind.variant().equals(name)) {
        return new Hash(kind, variant.value().asByteString());
      }
    }
    return switch (name) {
      case "None" -> new None();
      case "BigRaw" -> new BigRaw(variant.value().asByteString());
      case "ResetBondsFlag" -> new ResetBonds();
      case "TimelockEncrypted" ->
          new TimelockEncrypted(
              variant.value().field("encrypted").asByteString(),
              variant.value().field("reveal_round").asLong());
      default -> new Unknown(name, variant.value());
    };
  }

  private static void atMost(int most, ByteString bytes) {
    if (bytes.length() > most) {
      throw new IllegalArgumentException(
          "at most " + most + " bytes in such a field, not " + bytes.length());
    }
  }
}
