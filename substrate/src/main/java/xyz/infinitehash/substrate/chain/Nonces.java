package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * Hands out nonces, each to one sender. The senders of one account take turns from the reservation
 * until the extrinsic is in the pool or given up, so that no gap is left below one that waits
 * there; the way into a block they go side by side. What is known of an account is asked of the
 * chain again whenever nothing of it is under way, or an outcome says that it was wrong.
 */
public final class Nonces {
  private final ToLongFunction<AccountId> next;
  private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();

  /**
   * @param next asks the chain for the account's next nonce, counting those in the pool
   */
  Nonces(ToLongFunction<AccountId> next) {
    this.next = next;
  }

  /** How a reservation ended. */
  public enum End {
    /** Never sent, or not taken into the pool: the nonce is free again. */
    NEVER_SENT,
    /** In a block. */
    INCLUDED,
    /** Certainly in no block: the nonce is free again, and the chain is asked. */
    EXPIRED,
    /** Refused, for the nonce is used: the chain is asked. */
    STALE,
    /** Refused, for the nonce is ahead of the account: the chain is asked. */
    FUTURE,
    /** Nobody knows: the chain is asked. */
    UNKNOWN
  }

  /**
   * The account's next nonce, for one extrinsic; several signatures of the same one may use it.
   *
   * @param atMost how long to wait for the turn
   * @throws ChainException when it did not come
   */
  public Reserved reserve(AccountId id, Duration atMost) {
    Account account = accounts.computeIfAbsent(id, _ -> new Account());
    account.awaitTurn(id, atMost);
    boolean handedOut = false;
    try {
      if (account.mustAsk()) {
        account.learn(next.applyAsLong(id));
      }
      Reserved reserved = new Reserved(account, account.take());
      handedOut = true;
      return reserved;
    } finally {
      if (!handedOut) {
        account.askAgain();
        account.turn.release();
      }
    }
  }

  /** A nonce that is nobody else's until it ends. */
  public static final class Reserved implements AutoCloseable {
    private final Account account;
    private final long value;
    private boolean sent;
    private boolean ended;

    private Reserved(Account account, long value) {
      this.account = account;
      this.value = value;
    }

    /** The nonce. */
    public long value() {
      return value;
    }

    /** The extrinsic is in the pool, or may be: the next sender's turn begins. */
    public synchronized void sent() {
      if (!sent && !ended) {
        sent = true;
        account.turn.release();
      }
    }

    /** Whether {@link #sent} was told. */
    public synchronized boolean wasSent() {
      return sent;
    }

    /** Tells what came of it; only the first time counts. */
    public synchronized void end(End how) {
      if (!ended) {
        account.end(value, how);
        if (!sent) {
          account.turn.release();
        }
        ended = true;
      }
    }

    /** Never sent or unknown, unless it has ended. */
    @Override
    public synchronized void close() {
      end(sent ? End.UNKNOWN : End.NEVER_SENT);
    }
  }

  private static final class Account {
    private final Semaphore turn = new Semaphore(1, true);

    /** Nonces that are reserved and have not ended. */
    private final Set<Long> open = new HashSet<>();

    private final NavigableSet<Long> free = new TreeSet<>();
    private long next;
    private long floor; // below it all are in blocks
    private boolean ask = true;

    void awaitTurn(AccountId id, Duration atMost) {
      boolean came;
      try {
        came = turn.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ChainException("interrupted while other extrinsics of " + id + " were sent");
      }
      if (!came) {
        throw new ChainException(
            "other extrinsics of " + id + " were still being sent after " + atMost);
      }
    }

    synchronized boolean mustAsk() {
      boolean must = ask || open.isEmpty();
      ask = false;
      return must;
    }

    synchronized void askAgain() {
      ask = true;
    }

    /** Every nonce from the chain's on that is not under way is free. */
    synchronized void learn(long chain) {
      long from = Math.max(chain, floor);
      next = open.stream().mapToLong(n -> n + 1).reduce(from, Math::max);
      free.clear();
      for (long nonce = from; nonce < next; nonce++) {
        if (!open.contains(nonce)) {
          free.add(nonce);
        }
      }
    }

    synchronized long take() {
      Long first = free.pollFirst();
      long nonce = first == null ? next++ : first;
      open.add(nonce);
      return nonce;
    }

    synchronized void end(long nonce, End how) {
      open.remove(nonce);
      switch (how) {
        case NEVER_SENT -> free.add(nonce);
        case INCLUDED -> floor = Math.max(floor, nonce + 1);
        case EXPIRED -> {
          free.add(nonce);
          floor = 0;
          ask = true;
        }
        case FUTURE -> {
          floor = 0;
          ask = true;
        }
        case STALE, UNKNOWN -> ask = true;
      }
    }
  }
}
