package xyz.infinitehash.stratum.server;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.protocol.LineWriter;

/**
 * The answers of one connection, in the order of its lines. While a share waits for the sink, the
 * answers behind it wait too. Used on the connection's thread; only a sink's completion comes from
 * elsewhere, and it does no more than ask to be woken.
 */
final class Answers {
  /** What is done on the connection's thread when the sink has spoken. */
  interface Settlement {
    /** Writes the answer. */
    void settle(@Nullable Throwable failure, LineWriter out);
  }

  private final class Waiting implements BiConsumer<@Nullable Void, @Nullable Throwable> {
    final @Nullable Settlement settlement;
    final byte[] line;
    volatile boolean registered;
    volatile boolean done;
    volatile @Nullable Throwable failure;

    Waiting(@Nullable Settlement settlement, byte[] line) {
      this.settlement = settlement;
      this.line = line;
      this.done = settlement == null;
    }

    @Override
    public void accept(@Nullable Void kept, @Nullable Throwable fault) {
      failure = fault;
      done = true;
      // Either this sees it registered and wakes, or the registering thread sees it done.
      if (registered && woken.compareAndSet(false, true)) {
        wake.run();
      }
    }
  }

  private static final byte[] NOTHING = {};

  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Runnable wake;
  private final AtomicBoolean woken = new AtomicBoolean();

  /**
   * @param wake asks, from any thread, that {@link #drain} be called on the connection's thread
   */
  Answers(Runnable wake) {
    this.wake = wake;
  }

  /** Takes what was written to {@code out} after {@code mark} as the next answer. */
  void ready(LineWriter out, int mark) {
    if (!queue.isEmpty()) {
      byte[] line = Arrays.copyOfRange(out.array(), mark, out.length());
      out.truncate(mark);
      queue.add(new Waiting(null, line));
    }
  }

  /** The next answer is what {@code settlement} writes when the stage completes. */
  void await(CompletionStage<Void> stage, Settlement settlement, LineWriter out) {
    Waiting waiting = new Waiting(settlement, NOTHING);
    stage.whenComplete(waiting);
    waiting.registered = true;
    if (waiting.done && queue.isEmpty()) {
      settlement.settle(waiting.failure, out);
    } else {
      queue.add(waiting);
    }
  }

  /** Writes all answers that are due. */
  void drain(LineWriter out) {
    woken.set(false);
    for (Waiting head = queue.peek(); head != null && head.done; head = queue.peek()) {
      queue.remove();
      if (head.settlement == null) {
        out.bytes(head.line);
      } else {
        head.settlement.settle(head.failure, out);
      }
    }
  }

  int waiting() {
    return queue.size();
  }
}
