package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The chain as one endpoint tells it. While frozen it knows no block after the one that was best
 * when it froze, and keeps back what listeners and watchers would hear. For any thread.
 */
public final class ChainView {
  private record Frozen(Block head, Block finalized, long until, List<Runnable> kept) {}

  private final Chain chain;
  private final Map<ChainListener, Filter> filters = new ConcurrentHashMap<>();
  private volatile @Nullable Frozen frozen;

  /** A view that tells everything as it is. */
  public ChainView(Chain chain) {
    this.chain = chain;
    chain.listen(new Catching());
  }

  /** The chain itself, for what tests do to it. */
  public Chain chain() {
    return chain;
  }

  /** Stays where it is until the chain has so many more blocks, 1 or more. */
  public void freeze(int blocks) {
    chain.locked(
        () -> {
          Frozen now = frozen;
          long until = chain.head().number() + blocks;
          frozen =
              now == null
                  ? new Frozen(chain.head(), chain.finalized(), until, new ArrayList<>())
                  : new Frozen(now.head(), now.finalized(), until, now.kept());
        });
  }

  /** Catches up now: all that was kept back is told, in order. */
  public void thaw() {
    chain.locked(
        () -> {
          Frozen was = frozen;
          frozen = null;
          if (was != null) {
            was.kept().forEach(Runnable::run);
          }
        });
  }

  /** The best block. */
  public Block head() {
    Frozen now = frozen;
    return now == null ? chain.head() : now.head();
  }

  /** The last final block. */
  public Block finalized() {
    Frozen now = frozen;
    return now == null ? chain.finalized() : now.finalized();
  }

  /** A block by its hash. */
  public Optional<Block> block(ByteString hash) {
    Frozen now = frozen;
    return chain.block(hash).filter(b -> now == null || b.number() <= now.head().number());
  }

  /** A block by its number, on the branch of the best block. */
  public Optional<Block> block(long number) {
    Frozen now = frozen;
    if (now == null) {
      return chain.block(number);
    } else if (number > now.head().number()) {
      return Optional.empty();
    }
    Optional<Block> at = Optional.of(now.head());
    while (at.isPresent() && at.get().number() > number && !followed(at.get())) {
      at = chain.block(at.get().header().parentHash());
    }
    return at.isPresent() && at.get().number() > number ? chain.block(number) : at;
  }

  /** Whether the chain still has this block on its best branch. */
  private boolean followed(Block block) {
    return chain.block(block.number()).filter(b -> b.hash().equals(block.hash())).isPresent();
  }

  /** The listener hears at once of the best and of the final block, then of each that follows. */
  public void listen(ChainListener listener) {
    Filter filter = new Filter(listener);
    filters.put(listener, filter);
    chain.listen(filter);
  }

  /** The listener hears no more. */
  public void forget(ChainListener listener) {
    Filter filter = filters.remove(listener);
    if (filter != null) {
      chain.forget(filter);
    }
  }

  /** Offers an extrinsic to the pool; the watcher is told what this endpoint knows of it. */
  public Submission submit(ByteString bytes, Consumer<PoolStatus> watcher) {
    return chain.submit(bytes, new Watch(watcher));
  }

  /** The nonce an account's next extrinsic needs, with those in the pool counted. */
  public long nextNonce(AccountId who) {
    return chain.nextNonce(who);
  }

  /** The extrinsics that wait and could be in the next block. */
  public List<ByteString> pending() {
    return chain.pending();
  }

  /** The runtime that answers for a block and makes the next one. */
  public ChainRuntime runtime(Block block) {
    return chain.runtime(block);
  }

  /** Runs now, or when the view has caught up. Called with the chain's lock. */
  private void tell(Runnable news) {
    Frozen now = frozen;
    if (now == null) {
      news.run();
    } else {
      now.kept().add(news);
    }
  }

  /** Passes on what becomes of an extrinsic; what its blocks say waits, and all behind it. */
  private final class Watch implements Consumer<PoolStatus> {
    private final Consumer<PoolStatus> watcher;
    private boolean waiting;

    Watch(Consumer<PoolStatus> watcher) {
      this.watcher = watcher;
    }

    @Override
    public void accept(PoolStatus status) {
      waiting = frozen != null && (waiting || status.ofBlock());
      if (waiting) {
        tell(() -> watcher.accept(status));
      } else {
        watcher.accept(status);
      }
    }
  }

  /** Ends the frost; the first listener of this view, so that the others hear the rest first. */
  private final class Catching implements ChainListener {
    @Override
    public void onBlock(Block block) {
      Frozen now = frozen;
      if (now != null && block.number() >= now.until()) {
        thaw();
      }
    }

    @Override
    public void onFinalized(Block block) {}
  }

  /** Passes on what the view knows. A new listener is greeted with where the view stands. */
  private final class Filter implements ChainListener {
    private final ChainListener listener;
    private boolean greeted;

    Filter(ChainListener listener) {
      this.listener = listener;
    }

    @Override
    public void onBlock(Block block) {
      if (greeted) {
        tell(() -> listener.onBlock(block));
      } else {
        listener.onBlock(head());
      }
    }

    @Override
    public void onFork(Block block) {
      tell(() -> listener.onFork(block));
    }

    @Override
    public void onFinalized(Block block) {
      if (greeted) {
        tell(() -> listener.onFinalized(block));
      } else {
        greeted = true;
        listener.onFinalized(finalized());
      }
    }
  }
}
