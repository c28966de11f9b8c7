package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.substrate.scale.ByteString;

/** An extrinsic in the pool, or in a block that is not final yet, with those who watch it. */
final class PoolEntry {
  final ByteString hash;
  final ByteString bytes;
  final Validity.Valid validity;
  long notBefore; // number of the first block it may be in
  private final List<Consumer<PoolStatus>> watchers = new ArrayList<>();
  private @Nullable PoolStatus told;

  PoolEntry(ByteString hash, ByteString bytes, Validity.Valid validity) {
    this.hash = hash;
    this.bytes = bytes;
    this.validity = validity;
  }

  /** Adds a watcher and tells it how things stand. */
  void watch(Consumer<PoolStatus> watcher) {
    watchers.add(watcher);
    if (told != null) {
      watcher.accept(told);
    }
  }

  /** Tells the watchers, unless they heard just that. */
  void tell(PoolStatus status) {
    if (!status.equals(told)) {
      told = status;
      watchers.forEach(w -> w.accept(status));
    }
  }
}
