package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Extrinsics that wait for a block: one a signer and nonce, in the order they came, those of a
 * signer in the order of nonces. Bounded in number and bytes. The caller has the lock.
 */
final class TxPool {
  private final int maxCount;
  private final long maxBytes;
  private final SequencedMap<ByteString, PoolEntry> byHash = new LinkedHashMap<>();
  private final Map<AccountId, TreeMap<Long, PoolEntry>> bySigner = new HashMap<>();
  private long bytes;

  TxPool(int maxCount, long maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  /** Takes an extrinsic in, or says why not. A higher priority replaces the same nonce. */
  Optional<PoolFault> add(PoolEntry entry) {
    if (byHash.containsKey(entry.hash)) {
      return Optional.of(new PoolFault.AlreadyImported(entry.hash));
    }
    Validity.Valid validity = entry.validity;
    TreeMap<Long, PoolEntry> own = bySigner.getOrDefault(validity.signer(), new TreeMap<>());
    PoolEntry other = own.get(validity.nonce());
    if (other != null && other.validity.priority() >= validity.priority()) {
      return Optional.of(
          new PoolFault.TooLowPriority(other.validity.priority(), validity.priority()));
    } else if (other != null) {
      remove(other);
      other.tell(new PoolStatus.Usurped(entry.hash));
    }
    if (byHash.size() >= maxCount || bytes + entry.bytes.length() > maxBytes) {
      return Optional.of(new PoolFault.Full());
    }
    byHash.put(entry.hash, entry);
    bySigner.computeIfAbsent(validity.signer(), _ -> new TreeMap<>()).put(validity.nonce(), entry);
    bytes += entry.bytes.length();
    return Optional.empty();
  }

  /** Takes an extrinsic out without telling anybody. */
  void remove(PoolEntry entry) {
    if (byHash.remove(entry.hash) == null) {
      return;
    }
    bytes -= entry.bytes.length();
    TreeMap<Long, PoolEntry> own = bySigner.get(entry.validity.signer());
    if (own != null) {
      own.remove(entry.validity.nonce());
      if (own.isEmpty()) {
        bySigner.remove(entry.validity.signer());
      }
    }
  }

  Optional<PoolEntry> find(ByteString hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  /** All, in the order they came. */
  List<PoolEntry> entries() {
    return List.copyOf(byHash.values());
  }

  /** Those that can follow each other now, in an order that can be put into a block. */
  List<PoolEntry> ready(Nonces nonces) {
    return ready(nonces, Long.MAX_VALUE);
  }

  /** The same, of those that may be in the block of this number. */
  List<PoolEntry> ready(Nonces nonces, long block) {
    Map<AccountId, Long> next = new HashMap<>();
    List<PoolEntry> ready = new ArrayList<>();
    Collection<PoolEntry> waiting = byHash.values();
    for (PoolEntry entry : waiting) {
      AccountId signer = entry.validity.signer();
      if (next.containsKey(signer)) {
        continue;
      }
      long from = nonces.of(signer);
      long to = run(signer, from, block);
      next.put(signer, to);
    }
    Map<AccountId, Long> taken = new HashMap<>();
    for (PoolEntry entry : waiting) {
      follow(entry, nonces, next, taken, ready);
    }
    return ready;
  }

  /** Puts an entry, and before it the earlier nonces of its signer, into the list. */
  private void follow(
      PoolEntry entry,
      Nonces nonces,
      Map<AccountId, Long> next,
      Map<AccountId, Long> taken,
      List<PoolEntry> ready) {
    AccountId signer = entry.validity.signer();
    long nonce = entry.validity.nonce();
    long from = taken.getOrDefault(signer, nonces.of(signer));
    if (nonce < from || nonce >= next.getOrDefault(signer, 0L)) {
      return;
    }
    ready.addAll(bySigner.getOrDefault(signer, new TreeMap<>()).subMap(from, nonce + 1).values());
    taken.put(signer, nonce + 1);
  }

  /** The first nonce missing in a signer's row that begins with {@code from}. */
  long run(AccountId signer, long from) {
    return run(signer, from, Long.MAX_VALUE);
  }

  private long run(AccountId signer, long from, long block) {
    TreeMap<Long, PoolEntry> own = bySigner.getOrDefault(signer, new TreeMap<>());
    long next = from;
    PoolEntry entry = own.get(next);
    while (entry != null && entry.notBefore <= block) {
      next++;
      entry = own.get(next);
    }
    return next;
  }

  /** An account's next nonce in the state. */
  interface Nonces {
    long of(AccountId signer);
  }
}
