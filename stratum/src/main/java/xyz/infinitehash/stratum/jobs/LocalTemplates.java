package xyz.infinitehash.stratum.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import xyz.infinitehash.stratum.StratumException;

/**
 * Templates of a chain that exists only here, for devnet, demo and tests: real coinbases, real
 * transactions and so real merkle branches, blocks that nobody mined. Every template has a coinbase
 * of its own, so no two jobs share a header. Either stepped by hand or by a clock of its own.
 */
public final class LocalTemplates implements TemplateSource, AutoCloseable {
  /**
   * What the templates are like.
   *
   * @param extranonceBytes extranonce1 and 2 together
   * @param bits the network's nBits; the default is mainnet's of 2026, so no block is ever found
   * @param transactions beside the coinbase; 4,095 give a branch of 12
   * @param witness whether the coinbase commits to witnesses
   * @param tag written into the coinbase, up to 60 bytes
   */
  public record Plan(int extranonceBytes, int bits, int transactions, boolean witness, String tag) {
    public Plan {
      if (transactions < 0 || transactions > 100_000 || tag.length() > 60) {
        throw new StratumException("up to 100,000 transactions, a tag of up to 60 characters");
      }
    }

    /** 4 + 4 bytes of extranonce, seven transactions, a witness commitment. */
    public static Plan standard() {
      return new Plan(8, 0x170232e7, 7, true, "/InfiniteHash/");
    }

    /** The same for another size of extranonce2. */
    public Plan withExtranonce2Bytes(int bytes) {
      return new Plan(4 + bytes, bits, transactions, witness, tag);
    }

    /** The same with another nBits. */
    public Plan withBits(int other) {
      return new Plan(extranonceBytes, other, transactions, witness, tag);
    }

    /** The same with another number of transactions. */
    public Plan withTransactions(int number) {
      return new Plan(extranonceBytes, bits, number, witness, tag);
    }
  }

  private final Plan plan;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final List<Consumer<BlockTemplate>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer;
  private byte[] previousHash = new byte[32];
  private List<byte[]> transactions = List.of();
  private long height;
  private volatile BlockTemplate current;

  private LocalTemplates(
      Plan plan, InstantSource clock, RandomGenerator random, ScheduledExecutorService timer) {
    this.plan = plan;
    this.clock = clock;
    this.random = random;
    this.timer = timer;
    this.height = 850_000L + random.nextInt(100_000);
    this.current = nextBlock();
  }

  /** Templates that change only by {@link #newJob} and {@link #newBlock}. */
  public static LocalTemplates stepped(Plan plan, InstantSource clock, RandomGenerator random) {
    ScheduledExecutorService none = Executors.newScheduledThreadPool(0);
    none.shutdown();
    return new LocalTemplates(plan, clock, random, none);
  }

  /** Templates that change by themselves: a job each interval, every n-th of them a new block. */
  public static LocalTemplates running(
      Plan plan, InstantSource clock, RandomGenerator random, Duration interval, int jobsPerBlock) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stratum-templates").factory());
    LocalTemplates templates = new LocalTemplates(plan, clock, random, timer);
    Runnable step =
        new Runnable() {
          private int jobs;

          @Override
          public void run() {
            if (++jobs % jobsPerBlock == 0) {
              templates.newBlock();
            } else {
              templates.newJob();
            }
          }
        };
    long nanos = interval.toNanos();
    var _ = timer.scheduleAtFixedRate(step, nanos, nanos, TimeUnit.NANOSECONDS);
    return templates;
  }

  @Override
  public BlockTemplate current() {
    return current;
  }

  @Override
  public Subscription subscribe(Consumer<BlockTemplate> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The same block with another coinbase and a transaction more or less. */
  public void newJob() {
    publish(false);
  }

  /** The block before is found: another previous hash, other transactions. */
  public void newBlock() {
    publish(true);
  }

  /** The ids of the newest template's transactions after the coinbase, as computed. */
  public synchronized List<byte[]> transactions() {
    return transactions;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private synchronized void publish(boolean block) {
    BlockTemplate template = block ? nextBlock() : template();
    current = template;
    listeners.forEach(listener -> listener.accept(template));
  }

  private BlockTemplate nextBlock() {
    random.nextBytes(previousHash = new byte[32]);
    previousHash[31] = 0; // as a printed hash begins with zeros
    previousHash[30] = 0;
    height++;
    transactions = SampleTransactions.ids(plan.transactions(), random);
    return template();
  }

  private BlockTemplate template() {
    long now = clock.instant().getEpochSecond();
    Coinbase coinbase = Coinbase.of(plan, height, now, random.nextLong(), transactions);
    return new BlockTemplate(
        height,
        0x20000000,
        previousHash,
        coinbase.first(),
        plan.extranonceBytes(),
        coinbase.second(),
        Merkle.branch(transactions),
        plan.bits(),
        (int) now);
  }
}
