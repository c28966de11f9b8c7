package xyz.infinitehash.validator.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.SignedWeights;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.meter.Metered;
import xyz.infinitehash.validator.meter.WorkSource;

/**
 * The durable side of the ledger, held by one process at a time. Every method is one commit: when
 * it returns, what it says survives a loss of power. A change of a row checks that the row still is
 * what the caller saw, and throws {@link LedgerConflict} when not.
 */
public interface LedgerStore extends AutoCloseable {
  /** Up to when a source has stored all it received; empty when it never said. */
  Optional<Instant> watermark(String source);

  /** Remembers the window unless it is known, and says where it stands. */
  WindowState window(SubnetId subnet, EpochWindow window);

  /** The window as it was remembered. */
  Optional<EpochWindow> window(SubnetId subnet, long epoch);

  /** The newest epoch whose window is known. */
  Optional<Long> newestEpoch(SubnetId subnet);

  /** Changes an open or closed window; the final states do not change. */
  void windowIs(SubnetId subnet, long epoch, WindowState state);

  /** What the sources stored of the window. */
  Metered metered(EpochWindow window, List<WorkSource> sources);

  /** The row of a key. */
  Optional<LedgerRow> row(LedgerKey key);

  /** Open rows of a hotkey and mechanism, the oldest epoch first. */
  List<LedgerRow> open(SubnetId subnet, AccountId hotkey, int mechanism);

  /** INCLUDED rows whose commit the chain has still to reveal, the oldest epoch first. */
  List<LedgerRow> hidden(SubnetId subnet, AccountId hotkey, int mechanism);

  /** The newest block any commit of ours landed in; empty when the ledger knows of none. */
  Optional<Long> newestLanding(SubnetId subnet, AccountId hotkey, int mechanism);

  /** Keeps a decision with its inputs; when the key has one already, that one stands. */
  LedgerRow decided(Decision decision);

  /** What a row was decided from. */
  Decision inputs(LedgerRow row);

  /**
   * DECIDED stays DECIDED with another vector from the same work.
   *
   * @param block after whose state the vector names registered hotkeys only
   */
  LedgerRow decidedAgain(LedgerRow row, WeightVector vector, long block);

  /** DECIDED stays DECIDED, and says why. */
  LedgerRow waits(LedgerRow row, String reason);

  /** DECIDED to SIGNED: from here on these bytes and no others. */
  LedgerRow signed(LedgerRow row, SignedWeights signed);

  /** SIGNED or SENT to SENT. */
  LedgerRow sent(LedgerRow row, Optional<String> refusal);

  /** SIGNED or SENT to INCLUDED. */
  LedgerRow included(LedgerRow row, Landing landing);

  /**
   * SIGNED or SENT back to DECIDED with the next attempt, the old bytes kept aside. Only when they
   * can never land (again).
   */
  LedgerRow again(LedgerRow row, String outcome, long notBeforeBlock);

  /** DECIDED to EXPIRED. */
  LedgerRow expired(LedgerRow row, String reason);

  /** INCLUDED to REVEALED; the block when it is known. */
  LedgerRow revealed(LedgerRow row, Optional<Long> block);

  /** INCLUDED to EXPIRED: a commit that landed and never became weights. It stays landed. */
  LedgerRow lost(LedgerRow row, String reason);

  /** Gives the ledger back. */
  @Override
  void close();
}
