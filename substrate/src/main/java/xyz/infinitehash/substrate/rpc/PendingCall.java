package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call under way. Its mutable state is guarded by the lock of {@link WebSocketRpc}. */
final class PendingCall {
  final long id;
  final String method;
  final String text;
  final boolean once;
  final Duration allowed;
  final CompletableFuture<JsonNode> result = new CompletableFuture<>();

  /** What happens with a result before the caller sees it, under the lock. */
  final Consumer<JsonNode> before;

  /** Told under the lock how it ended: null for a result. */
  Consumer<@Nullable RpcException> ended = _ -> {};

  Scheduler.Alarm deadline = () -> {};
  boolean sent;

  /** Messages that the connection had received when this was sent over it. */
  long heardBefore;

  PendingCall(
      long id,
      String method,
      String text,
      boolean once,
      Duration allowed,
      Consumer<JsonNode> before) {
    this.id = id;
    this.method = method;
    this.text = text;
    this.once = once;
    this.allowed = allowed;
    this.before = before;
  }

  void succeed(JsonNode value) {
    deadline.cancel();
    before.accept(value);
    ended.accept(null);
    result.complete(value);
  }

  void fail(RpcException failure) {
    deadline.cancel();
    ended.accept(failure);
    result.completeExceptionally(failure);
  }

  /** Waits; the deadline's alarm ends it. */
  JsonNode await() {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RpcException failure) {
        failure.setStackTrace(Thread.currentThread().getStackTrace());
        throw failure;
      }
      throw new CompletionException(e.getCause());
    } catch (CancellationException e) {
      throw new RpcException.Disconnected(method + ": the client was closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RpcException.Interrupted(method + ": interrupted");
    }
  }
}
