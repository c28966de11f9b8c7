package xyz.infinitehash.substrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.metadata.Hasher;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.SmallRuntime;
import xyz.infinitehash.substrate.value.Value;

class HashersTest {
  private static final Metadata METADATA = SmallRuntime.metadata();
  private static final StorageCodec CODEC = new StorageCodec(METADATA);

  @Test
  void aMapWithEveryHasherHasEachKeyAsItsHasherMakesIt() {
    Value[] keys = new Value[7];
    Arrays.setAll(keys, i -> Value.of(i));
    byte[] raw = CODEC.key("System", "Everywhere", keys);
    // hash lengths, and 4 bytes of key where the hasher keeps it
    assertThat(raw).hasSize(32 + 16 + 32 + (16 + 4) + 16 + 32 + (8 + 4) + 4);
    assertThat(raw).endsWith(6, 0, 0, 0);
    assertThat(CODEC.prefix("System", "Everywhere", keys[0], keys[1])).hasSize(80);
    assertThatThrownBy(() -> CODEC.decodeKey("System", "Everywhere", raw))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("only the hash of key 0");
  }

  @Test
  void theHashersGiveTheirPublishedResults() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    // Computed by Python's hashlib.blake2b and xxhash.xxh64 with seeds 0 to 3.
    assertThat(hex(Hasher.BLAKE2_256.hash(abc)))
        .isEqualTo("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    assertThat(hex(Hasher.BLAKE2_128.hash(abc))).isEqualTo("cf4ab791c62b8d2b2109c90275287816");
    assertThat(hex(Hasher.TWOX_64_CONCAT.hash(abc))).isEqualTo("990977adf52cbc44");
    assertThat(hex(Hasher.TWOX_128.hash(abc))).startsWith("990977adf52cbc44");
    assertThat(hex(Hasher.TWOX_256.hash(abc)))
        .isEqualTo("990977adf52cbc440889329981caa9bef7da5770b2b8a05303b75d95360dd62b");
    assertThat(Hasher.IDENTITY.hash(abc)).isEmpty();
    assertThat(Hasher.BLAKE2_128_CONCAT.hash(abc)).isEqualTo(Hasher.BLAKE2_128.hash(abc));
    for (Hasher hasher : Hasher.values()) {
      assertThat(hasher.hash(abc)).hasSize(hasher.hashBytes());
    }
  }

  @Test
  void tooFewKeysTooManyKeysAndOtherItemsAreRefused() {
    assertThatThrownBy(() -> CODEC.key("System", "Everywhere", Value.of(1)))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> CODEC.prefix("System", "Number", Value.of(1)))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> CODEC.key("System", "Nowhere")).hasMessageContaining("Nowhere");
    assertThatThrownBy(() -> CODEC.key("Nothing", "Number")).hasMessageContaining("Nothing");
    assertThatThrownBy(() -> CODEC.defaultValue("System", "Number"))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> CODEC.decodeKey("System", "Number", new byte[31]))
        .isInstanceOf(StorageException.class);
    assertThat(CODEC.locate(new byte[32])).isEmpty();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
