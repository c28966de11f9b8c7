package xyz.infinitehash.crypto.sr25519;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * Verification for a service whose callers come back: a key is kept once its account has signed
 * validly, prepared when the account comes again, and dropped when it is the one longest unused of
 * too many. Strangers without a valid signature take up no room. Any thread may use it.
 */
public final class PreparedKeys {
  private final int capacity;
  private final Map<AccountId, Caller> callers;

  /**
   * @param capacity greatest number of keys kept, about 15 kB each
   */
  public PreparedKeys(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, not " + capacity);
    }
    this.capacity = capacity;
    this.callers = new LinkedHashMap<>(16, 0.75f, true);
  }

  /** The same verdict as {@link Signatures#verify}. */
  public boolean verify(AccountId signer, byte[] message, byte[] signature) {
    Caller caller = find(signer);
    if (caller != null) {
      return caller.prepared().verify(message, signature);
    }
    PublicKey key;
    try {
      key = PublicKey.of(signer);
    } catch (CryptoException e) {
      return false;
    }
    boolean valid = key.verify(message, signature);
    if (valid) {
      keep(new Caller(key));
    }
    return valid;
  }

  /** How many keys are kept. */
  public int size() {
    synchronized (callers) {
      return callers.size();
    }
  }

  private @Nullable Caller find(AccountId signer) {
    synchronized (callers) {
      return callers.get(signer);
    }
  }

  private void keep(Caller caller) {
    synchronized (callers) {
      callers.putIfAbsent(caller.key.accountId(), caller);
      if (callers.size() > capacity) {
        callers.remove(callers.keySet().iterator().next());
      }
    }
  }

  /** A key seen once; its tables are made at the second sight. */
  private static final class Caller {
    final PublicKey key;
    private volatile @Nullable PreparedKey prepared;

    Caller(PublicKey key) {
      this.key = key;
    }

    PreparedKey prepared() {
      PreparedKey ready = prepared;
      if (ready == null) {
        ready = key.prepare();
        prepared = ready;
      }
      return ready;
    }
  }
}
