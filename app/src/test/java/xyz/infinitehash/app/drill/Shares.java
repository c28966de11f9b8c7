package xyz.infinitehash.app.drill;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.validator.intake.PostgresShareSink;
import xyz.infinitehash.validator.intake.SinkSettings;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.store.Database;

/**
 * Shares of each rig, as a front end hands them on that stamps them by the chain's hurried time.
 */
final class Shares implements AutoCloseable {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final PostgresShareSink sink;

  private Shares(PostgresShareSink sink) {
    this.sink = sink;
  }

  static Shares from(
      List<AccountId> rigs, Database database, InstantSource clock, RandomGenerator random) {
    Shares shares =
        new Shares(
            PostgresShareSink.start(
                database, SinkSettings.of("stratum"), clock, new OperatorLog()));
    Thread.ofPlatform().daemon().name("shares").start(() -> shares.work(rigs, clock, random));
    return shares;
  }

  private void work(List<AccountId> rigs, InstantSource clock, RandomGenerator random) {
    try {
      while (!stopped.await(50, TimeUnit.MILLISECONDS)) {
        for (AccountId rig : rigs) {
          byte[] header = new byte[80];
          random.nextBytes(header);
          var _ =
              sink.append(
                  new AcceptedShare(
                      new WorkerName("infinite", rig, "drill"),
                      header,
                      new Sha256d().hash(header),
                      Difficulty.ONE,
                      clock.instant(),
                      "1",
                      false));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    sink.close();
  }
}
