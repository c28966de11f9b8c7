package xyz.infinitehash.crypto.sr25519;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Many signatures in one equation: the sum of each one's {@code s B - k A - R}, times a random
 * number of 128 bits of its own, is zero. Valid signatures always pass; one that is not passes with
 * a chance of 2^-128, provided its maker cannot foretell the numbers. Signatures of one key share
 * its part of the work. Not for use by several threads at once.
 *
 * <pre>{@code
 * BatchVerifier batch = new BatchVerifier();
 * batch.add(key, message, signature);
 * boolean[] verdicts = batch.verdicts();
 * }</pre>
 */
public final class BatchVerifier {
  /** A part this small is cheaper to verify one by one than to halve again. */
  private static final int SINGLY = 4;

  private final RandomGenerator random;
  private final List<@Nullable Entry> entries = new ArrayList<>();

  /** Draws its numbers from a {@link SecureRandom}. */
  public BatchVerifier() {
    this(new SecureRandom());
  }

  /**
   * @param random unforeseeable to the signers: a {@link SecureRandom}, except in tests
   */
  public BatchVerifier(RandomGenerator random) {
    this.random = random;
  }

  /** Takes one signature in; arrays are read now and not kept. */
  public void add(PublicKey key, byte[] message, byte[] signature) {
    entries.add(Entry.read(key, null, message, signature));
  }

  /** Takes one signature of a prepared key in. */
  public void add(PreparedKey key, byte[] message, byte[] signature) {
    entries.add(Entry.read(key.publicKey(), key.table(), message, signature));
  }

  /** How many have been added. */
  public int size() {
    return entries.size();
  }

  /** Whether every signature added is valid; true for an empty batch. */
  public boolean allValid() {
    return holds(0, entries.size());
  }

  /**
   * One verdict for each signature, in the order added. A batch with a bad one is halved until it
   * is found, which costs up to twice the work of a good batch for the first, less for each
   * further.
   */
  public boolean[] verdicts() {
    boolean[] verdicts = new boolean[entries.size()];
    decide(0, verdicts.length, verdicts);
    return verdicts;
  }

  /** Forgets all signatures. */
  public void clear() {
    entries.clear();
  }

  private void decide(int from, int to, boolean[] verdicts) {
    if (to - from <= SINGLY) {
      for (int i = from; i < to; i++) {
        verdicts[i] = holds(i, i + 1);
      }
    } else if (holds(from, to)) {
      Arrays.fill(verdicts, from, to, true);
    } else {
      int middle = (from + to) >>> 1;
      decide(from, middle, verdicts);
      decide(middle, to, verdicts);
    }
  }

  private boolean holds(int from, int to) {
    Straus sum = new Straus();
    Map<PublicKey, Term> keys = new HashMap<>();
    Scalar base = Scalar.ZERO;
    for (Entry entry : entries.subList(from, to)) {
      if (entry == null) {
        return false;
      }
      Scalar z = multiplier();
      base = z.timesPlus(entry.s, base);
      sum.plus(Naf.digits(z, 0, 128, PublicKey.WIDTH), entry.minusR);
      Term term = keys.computeIfAbsent(entry.key, _ -> new Term(entry.table));
      term.scalar = z.timesPlus(entry.minusK, term.scalar);
    }
    ChunkTable.BASE.addTo(sum, base);
    keys.forEach((key, term) -> term.addTo(sum, key));
    return Ristretto.isIdentity(sum.sum());
  }

  private Scalar multiplier() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Scalar.reduced(bytes);
  }

  /** What is left of a signature once read. */
  private static final class Entry {
    final PublicKey key;
    final @Nullable ChunkTable table;
    final Scalar s;
    final Scalar minusK;
    final CachedPoint[] minusR;

    private Entry(
        PublicKey key, @Nullable ChunkTable table, Scalar s, Scalar minusK, CachedPoint[] minusR) {
      this.key = key;
      this.table = table;
      this.s = s;
      this.minusK = minusK;
      this.minusR = minusR;
    }

    /** Null where the signature is malformed. */
    static @Nullable Entry read(
        PublicKey key, @Nullable ChunkTable table, byte[] message, byte[] signature) {
      Scalar s = Schnorr.response(signature);
      EdwardsPoint r = s == null ? null : Ristretto.decode(signature, 0);
      if (s == null || r == null) {
        return null;
      }
      Scalar k = Schnorr.challenge(key.bytes(), message, signature);
      return new Entry(key, table, s, k.negate(), PublicKey.oddMultiples(r.negate()));
    }
  }

  /** The part of one key in the sum. */
  private static final class Term {
    final @Nullable ChunkTable table;
    Scalar scalar = Scalar.ZERO;

    Term(@Nullable ChunkTable table) {
      this.table = table;
    }

    void addTo(Straus sum, PublicKey key) {
      if (table != null) {
        table.addTo(sum, scalar);
      } else {
        sum.plus(
            Naf.digits(scalar, 0, Scalar.BITS, PublicKey.WIDTH),
            PublicKey.oddMultiples(key.point()));
      }
    }
  }
}
