package xyz.infinitehash.devnet.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.devnet.pallet.system.SystemPallet;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** What frame_system itself writes at the beginning and end of a block. */
final class SystemFrame {
  private SystemFrame() {}

  /** Number, parent and the parent's hash among the last 2400; last block's events go. */
  static void initialize(Execution block, ByteString parentHash, Value digest) {
    PalletStorage system = system(block.state());
    Value hash = Value.of(parentHash);
    system.put("Number", block.number());
    system.put("ParentHash", hash);
    system.put("BlockHash", hash, Value.of(block.number() - 1));
    system.put("Digest", digest);
    system.remove("Events");
    system.remove("EventCount");
    long old = block.number() - 1 - SystemPallet.BLOCK_HASH_COUNT;
    if (old > 0) {
      system.remove("BlockHash", Value.of(old));
    }
  }

  /** Whose first block this is writes its name down; after an upgrade that is the next block. */
  static void noteRuntime(Execution block, RuntimeVersion version) {
    PalletStorage system = system(block.state());
    Optional<Value> last = system.find("LastRuntimeUpgrade");
    if (last.isEmpty() || last.get().field("spec_version").asLong() < version.spec()) {
      LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
      fields.put("spec_version", Value.of(version.spec()));
      fields.put("spec_name", Value.of(version.specName()));
      system.put("LastRuntimeUpgrade", Value.struct(fields));
    }
  }

  /** The digest tells that the code has changed. */
  static void noteUpdate(Execution block) {
    PalletStorage system = system(block.state());
    List<Value> logs = new ArrayList<>(system.get("Digest").field("logs").items());
    logs.add(Value.variant("RuntimeEnvironmentUpdated"));
    system.put("Digest", Value.struct("logs", Value.of(logs)));
  }

  static void finish(Execution block) {
    PalletStorage system = system(block.state());
    system.put("Events", Value.of(block.events()));
    system.put("EventCount", block.deposited());
  }

  /** A hash the chain still knows; genesis always. */
  static Optional<BlockHash> blockHash(State state, long number) {
    PalletStorage system = system(state);
    Value key = Value.of(number);
    return number >= 0 && system.exists("BlockHash", key)
        ? Optional.of(BlockHash.of(system.get("BlockHash", key).asBytes()))
        : Optional.empty();
  }

  private static PalletStorage system(State state) {
    return state.of(SystemPallet.NAME);
  }
}
