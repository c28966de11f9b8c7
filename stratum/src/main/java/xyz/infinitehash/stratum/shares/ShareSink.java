package xyz.infinitehash.stratum.shares;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Where accepted shares go. Called on the server's I/O threads: must not block. */
public interface ShareSink {
  /**
   * Takes one share. The stage completes when the share cannot be lost any more; only then is the
   * miner told true. It fails with {@link ShareSinkFull} when the bounded buffer is full, or with
   * any other fault: then the miner gets error 20 and nothing is credited.
   */
  CompletionStage<Void> append(AcceptedShare share);

  /** A refusal, for counting only; may be dropped under pressure. */
  void refused(WorkerName worker, ShareVerdict verdict, Instant at);
}
