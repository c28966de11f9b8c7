package xyz.infinitehash.substrate.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;

/** Metadata is read once for each spec version; the last few are kept. */
final class Runtimes {
  private static final ByteString V15 = ByteString.parse("0f000000");

  private final Node node;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<RuntimeVersion, ChainRuntime> known = latest(4);
  private final Map<BlockHash, RuntimeVersion> versions = latest(64);

  Runtimes(Node node) {
    this.node = node;
  }

  private static <K, V> Map<K, V> latest(int count) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > count;
      }
    };
  }

  /** The runtime in the state after a block: it reads that state and runs the next block. */
  ChainRuntime at(BlockHash hash) {
    lock.lock();
    try {
      RuntimeVersion version = versions.get(hash);
      if (version == null) {
        version = node.runtimeVersion(hash);
        versions.put(hash, version);
      }
      ChainRuntime runtime = known.get(version);
      if (runtime == null) {
        runtime = ChainRuntime.of(version, metadata(hash));
        known.put(version, runtime);
      }
      return runtime;
    } finally {
      lock.unlock();
    }
  }

  private Metadata metadata(BlockHash at) {
    try {
      ScaleReader answer = node.runtimeCall("Metadata_metadata_at_version", V15, at).reader();
      if (answer.u8() == 1) {
        return Metadata.decode(answer.vecU8());
      }
    } catch (RpcException.ErrorResponse e) {
      // an old runtime without that function: V14 it is
    }
    return Metadata.decode(node.metadata(at).bytes());
  }
}
