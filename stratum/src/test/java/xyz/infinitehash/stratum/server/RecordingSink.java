package xyz.infinitehash.stratum.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;

/** Keeps what it is given; a test may say how an append ends. */
final class RecordingSink implements ShareSink {
  final List<AcceptedShare> accepted = new CopyOnWriteArrayList<>();
  final List<ShareVerdict> refused = new CopyOnWriteArrayList<>();
  volatile Function<AcceptedShare, CompletionStage<Void>> behaviour =
      _ -> CompletableFuture.completedFuture(null);

  @Override
  public CompletionStage<Void> append(AcceptedShare share) {
    return behaviour.apply(share).thenRun(() -> accepted.add(share));
  }

  @Override
  public void refused(WorkerName worker, ShareVerdict verdict, Instant at) {
    refused.add(verdict);
  }
}
