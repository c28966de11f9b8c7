package xyz.infinitehash.stratum.shares;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The shares accepted for one job on one thread, as integers: three words a share in one open table
 * with linear probing. Kept by value, not by fingerprint, so nothing is ever refused by accident.
 * Its memory comes out of a budget shared by the whole server.
 */
public final class SeenShares {
  /** What became of an insertion. */
  public enum Outcome {
    NEW,
    SEEN,
    /** No memory left in the budget: the share cannot be told from a duplicate later. */
    FULL
  }

  private static final int WORDS = 3;
  private static final int FIRST = 64;
  private static final int BYTES_A_SLOT = WORDS * Long.BYTES;

  private final AtomicLong budget;
  private long[] table = new long[0];
  private int slots;
  private int used;
  private boolean zeroSeen; // the key of three zero words, which marks an empty slot

  /**
   * @param budget bytes that all tables together may still take
   */
  public SeenShares(AtomicLong budget) {
    this.budget = budget;
  }

  /** Remembers a share by three words that hold all of its integers. */
  public Outcome add(long a, long b, long c) {
    if ((a | b | c) == 0) {
      boolean seen = zeroSeen;
      zeroSeen = true;
      return seen ? Outcome.SEEN : Outcome.NEW;
    }
    if (2 * used >= slots && slotOf(a, b, c) < 0 && !grow()) {
      return Outcome.FULL;
    }
    int slot = slotOf(a, b, c);
    if (slot >= 0) {
      return Outcome.SEEN;
    }
    put(~slot, a, b, c);
    used++;
    return Outcome.NEW;
  }

  /** True when these words were added. */
  public boolean contains(long a, long b, long c) {
    return (a | b | c) == 0 ? zeroSeen : slotOf(a, b, c) >= 0;
  }

  /** Forgets a share that was not kept after all. */
  public void remove(long a, long b, long c) {
    if ((a | b | c) == 0) {
      zeroSeen = false;
      return;
    }
    int hole = slotOf(a, b, c);
    if (hole < 0) {
      return;
    }
    used--;
    // Backward shift: no tombstones, so that a table never fills with the dead.
    for (int i = (hole + 1) & (slots - 1); !isEmpty(i); i = (i + 1) & (slots - 1)) {
      int home = home(table[WORDS * i], table[WORDS * i + 1], table[WORDS * i + 2]);
      if (((i - home) & (slots - 1)) >= ((i - hole) & (slots - 1))) {
        System.arraycopy(table, WORDS * i, table, WORDS * hole, WORDS);
        hole = i;
      }
    }
    put(hole, 0, 0, 0);
  }

  /** Number of shares remembered. */
  public int size() {
    return used + (zeroSeen ? 1 : 0);
  }

  /** Gives its memory back to the budget; it remembers nothing any more. */
  public void release() {
    budget.addAndGet((long) slots * BYTES_A_SLOT);
    table = new long[0];
    slots = 0;
    used = 0;
    zeroSeen = false;
  }

  private boolean grow() {
    int wanted = Math.max(FIRST, 2 * slots);
    long bytes = (long) (wanted - slots) * BYTES_A_SLOT;
    if (wanted > 1 << 26 || budget.addAndGet(-bytes) < 0) {
      budget.addAndGet(wanted > 1 << 26 ? 0 : bytes);
      return false;
    }
    long[] old = table;
    table = new long[WORDS * wanted];
    slots = wanted;
    for (int i = 0; i < old.length; i += WORDS) {
      if ((old[i] | old[i + 1] | old[i + 2]) != 0) {
        put(~slotOf(old[i], old[i + 1], old[i + 2]), old[i], old[i + 1], old[i + 2]);
      }
    }
    return true;
  }

  /** The slot that holds the key, or the complement of the slot where it belongs. */
  private int slotOf(long a, long b, long c) {
    if (slots == 0) {
      return -1;
    }
    int i = home(a, b, c);
    while (!isEmpty(i)) {
      if (table[WORDS * i] == a && table[WORDS * i + 1] == b && table[WORDS * i + 2] == c) {
        return i;
      }
      i = (i + 1) & (slots - 1);
    }
    return ~i;
  }

  private boolean isEmpty(int slot) {
    return (table[WORDS * slot] | table[WORDS * slot + 1] | table[WORDS * slot + 2]) == 0;
  }

  private int home(long a, long b, long c) {
    long mix = (a * 0x9E3779B97F4A7C15L + b) * 0xBF58476D1CE4E5B9L + c;
    mix = (mix ^ (mix >>> 32)) * 0x94D049BB133111EBL;
    return (int) (mix >>> 32) & (slots - 1);
  }

  private void put(int slot, long a, long b, long c) {
    table[WORDS * slot] = a;
    table[WORDS * slot + 1] = b;
    table[WORDS * slot + 2] = c;
  }
}
