package xyz.infinitehash.validator.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.chain.ChainUnavailable;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.intake.PoolSource;
import xyz.infinitehash.validator.ledger.PostgresLedger;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.task.Step;
import xyz.infinitehash.validator.task.TaskSettings;
import xyz.infinitehash.validator.task.ValidatorLog;
import xyz.infinitehash.validator.task.WeightsTask;

/**
 * The validator as a running thing: a step every so often, pools asked on the side. Outages of
 * chain and database are said once and waited out; a ledger in doubt ends it.
 */
public final class ValidatorService implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final WeightsTask task;
  private final SubnetId subnet;
  private final Optional<PoolWatch> pools;
  private final ValidatorLog log;
  private final ScheduledExecutorService weights =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("validator-weights").daemon().factory());
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("validator-pools").daemon().factory());
  private final CompletableFuture<Step.InDoubt> doubt = new CompletableFuture<>();
  private volatile @Nullable Step last;
  private volatile boolean chainAnswers;
  private boolean away;

  private ValidatorService(
      WeightsTask task, SubnetId subnet, Optional<PoolWatch> pools, ValidatorLog log) {
    this.subnet = subnet;
    this.task = task;
    this.pools = pools;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param chain behind it the hotkey that signs
   * @param database migrated; stays the caller's to close, after this
   * @param pools asked for cross-checks, may be none
   * @param every between two steps: seconds on a real chain, less on a devnet
   */
  public static ValidatorService start(
      SubnetChain chain,
      Database database,
      TaskSettings settings,
      List<PoolSource> pools,
      Duration every,
      ValidatorLog log) {
    SubnetId subnet = chain.subnet();
    WeightsTask task =
        new WeightsTask(chain, PostgresLedger.of(database, chain.hotkey()), settings, log);
    ValidatorService service =
        new ValidatorService(
            task,
            subnet,
            pools.isEmpty()
                ? Optional.empty()
                : Optional.of(new PoolWatch(database, subnet, pools)),
            log);
    long nanos = every.toNanos();
    var _ = service.weights.scheduleWithFixedDelay(service::step, 0, nanos, TimeUnit.NANOSECONDS);
    if (service.pools.isPresent()) {
      var _ = service.watch.scheduleWithFixedDelay(service::look, 0, nanos, TimeUnit.NANOSECONDS);
    }
    return service;
  }

  /** Where the last step came to; empty before the first. */
  public Optional<Step> last() {
    return Optional.ofNullable(last);
  }

  /** The subnet it weighs, by the chain's word at the start. */
  public SubnetId subnet() {
    return subnet;
  }

  /** Whether the chain answered in the last step; false before the first. */
  public boolean isChainAnswering() {
    return chainAnswers;
  }

  /** Completes when nothing may be signed any more until a person looked: exit code 2. */
  public CompletionStage<Step.InDoubt> inDoubt() {
    return doubt;
  }

  /** Ends after the step under way; what is in flight is followed up at the next start. */
  @Override
  public void close() {
    weights.shutdown();
    watch.shutdownNow();
    try {
      if (!weights.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
        weights.shutdownNow();
      }
    } catch (InterruptedException _) {
      weights.shutdownNow();
      Thread.currentThread().interrupt();
    }
    task.close();
  }

  private void step() {
    try {
      Step step = task.step();
      last = step;
      chainAnswers = true;
      if (away) {
        away = false;
        log.available();
      }
      if (step instanceof Step.InDoubt inDoubt) {
        weights.shutdown();
        doubt.complete(inDoubt);
      }
    } catch (RuntimeException e) {
      chainAnswers = !(e instanceof ChainUnavailable);
      if (!away) {
        away = true;
        log.unavailable(String.valueOf(e.getMessage()));
      }
    }
  }

  private void look() {
    try {
      pools.orElseThrow().look();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException _) {
      // the database is away; the weights' thread says so, and this is asked again
    }
  }
}
