package xyz.infinitehash.devnet.metadata;

import java.util.List;
import java.util.stream.Collectors;
import xyz.infinitehash.substrate.metadata.Hasher;

/** The keys of a storage map as described: {@code "Identity u16, Blake2_128Concat AccountId32"}. */
record StorageKeys(List<Hasher> hashers, String type) {
  static StorageKeys parse(String text) {
    List<TypeParser.Key> keys = new TypeParser(text).keys();
    String types = keys.stream().map(k -> k.type().toString()).collect(Collectors.joining(", "));
    return new StorageKeys(
        keys.stream().map(k -> hasher(k.hasher())).toList(),
        keys.size() == 1 ? types : "(" + types + ")");
  }

  private static Hasher hasher(String name) {
    return switch (name) {
      case "Blake2_128" -> Hasher.BLAKE2_128;
      case "Blake2_256" -> Hasher.BLAKE2_256;
      case "Blake2_128Concat" -> Hasher.BLAKE2_128_CONCAT;
      case "Twox128" -> Hasher.TWOX_128;
      case "Twox256" -> Hasher.TWOX_256;
      case "Twox64Concat" -> Hasher.TWOX_64_CONCAT;
      case "Identity" -> Hasher.IDENTITY;
      default -> throw new IllegalArgumentException("no such hasher: " + name);
    };
  }
}
