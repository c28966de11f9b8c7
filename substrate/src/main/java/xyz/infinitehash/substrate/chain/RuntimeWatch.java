package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.rpc.Subscription;
import xyz.infinitehash.substrate.rpc.Topic;

/**
 * Follows the runtime version on one virtual thread, and reads the metadata of a new runtime ahead
 * of its use.
 */
final class RuntimeWatch implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMinutes(5);
  private static final long RETRY_SECONDS = 10;

  private final Node node;
  private final Runtimes runtimes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  RuntimeWatch(Node node, Runtimes runtimes) {
    this.node = node;
    this.runtimes = runtimes;
  }

  synchronized void start(Consumer<RuntimeVersion> changed) {
    if (thread != null) {
      throw new IllegalStateException("the runtime is followed already");
    }
    thread = Thread.ofVirtual().name("runtime-watch").start(() -> run(changed));
  }

  private void run(Consumer<RuntimeVersion> changed) {
    try {
      do {
        follow(changed);
      } while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void follow(Consumer<RuntimeVersion> changed) {
    try (Subscription versions = node.subscribe(Topic.RUNTIME_VERSION)) {
      Optional<RuntimeVersion> last = Optional.empty();
      while (closed.getCount() > 0) {
        Optional<JsonNode> next = versions.next(QUIET);
        if (next.isPresent()) {
          RuntimeVersion version = Json.runtimeVersion(next.get());
          if (!last.equals(Optional.of(version))) {
            last = Optional.of(version);
            runtimes.at(node.bestHash());
            changed.accept(version);
          }
        }
      }
    } catch (SubstrateException e) {
      // the node is away or does not offer it: tried again later; every read asks for its block's
      // version anyway
    }
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
