package xyz.infinitehash.substrate.metadata;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import xyz.infinitehash.crypto.Bounded;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.ChainRuntime;
import xyz.infinitehash.substrate.chain.RuntimeVersion;

/**
 * Any bytes as metadata: refused by name, or the same bytes when written back; and whatever is read
 * by it, memory and time stay in proportion to the bytes.
 */
class MetadataFuzz {
  private static final long FREE = 4_000_000; // bytes
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int TYPES = 64;
  private static final byte[][] STORED = {
    {}, new byte[64], HexFormat.of().parseHex("ff".repeat(64)), HexFormat.of().parseHex("04010801")
  };

  static {
    for (int version = 14; version <= 16; version++) { // loads the classes
      byte[] blob = SmallRuntime.metadata().as(version).encode();
      writesBack(blob);
      writesBack(Arrays.copyOf(blob, blob.length - 1));
      use(blob);
    }
  }

  @FuzzTest(maxDuration = "20s")
  void whateverReadsAsMetadataWritesBackTheSame(byte[] blob) throws Exception {
    Bounded.run(FREE + 200L * blob.length, SOON, () -> writesBack(blob));
  }

  @FuzzTest(maxDuration = "20s")
  void noRuntimeCostsMoreThanTheBytesThatTellIt(byte[] blob) throws Exception {
    Bounded.run(FREE + 2_000L * blob.length, SOON, () -> use(blob));
  }

  private static void writesBack(byte[] blob) {
    Metadata metadata;
    try {
      metadata = Metadata.decode(blob);
    } catch (SubstrateException refused) {
      return;
    }
    if (!Arrays.equals(metadata.encode(), blob)) {
      throw new AssertionError("other bytes");
    }
  }

  /** Builds all that is built of a runtime, and reads by its first types and items. */
  private static void use(byte[] blob) {
    ChainRuntime runtime;
    try {
      runtime = ChainRuntime.of(new RuntimeVersion("hostile", 1, 1), Metadata.decode(blob));
    } catch (SubstrateException refused) {
      return;
    }
    TypeRegistry types = runtime.metadata().types();
    for (int type = 0; type < Math.min(TYPES, types.size()); type++) {
      if (types.describe(type).length() > 10_000) {
        throw new AssertionError("a type's name of " + types.describe(type).length());
      }
      for (byte[] bytes : STORED) {
        read(runtime, type, bytes);
      }
    }
    for (Pallet pallet : runtime.metadata().pallets()) {
      for (StorageItem item : pallet.storage()) {
        try {
          runtime.storage().absentValue(pallet.name(), item.name());
        } catch (SubstrateException refused) {
          // a default that is no value
        }
      }
    }
  }

  private static void read(ChainRuntime runtime, int type, byte[] bytes) {
    try {
      byte[] again = runtime.values().encode(type, runtime.values().decode(type, bytes));
      if (!Arrays.equals(again, bytes)) {
        throw new AssertionError("other bytes");
      }
    } catch (SubstrateException refused) {
      // not a value of that type
    }
  }
}
