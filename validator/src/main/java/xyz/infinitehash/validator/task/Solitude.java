package xyz.infinitehash.validator.task;

import java.util.Optional;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.chain.SubnetHead;
import xyz.infinitehash.validator.chain.WeightsOnChain;
import xyz.infinitehash.validator.ledger.LedgerStore;

/**
 * Whether we alone set weights under this hotkey, by what the chain says against what the ledger
 * knows. Asked right before signing, at a head at which every open row was followed up.
 */
record Solitude(SubnetChain chain, TaskSettings settings) {
  /** The answer. */
  sealed interface Answer {
    /** Sign. */
    record Alone() implements Answer {}

    /** This epoch's weights are on chain and not by this ledger: leave the epoch alone. */
    record EpochTaken(String reason) implements Answer {}

    /** Sign nothing and call a person. */
    record InDoubt(String reason) implements Answer {}
  }

  Answer ask(LedgerStore store, int mechanism, EpochWindow window, SubnetHead head) {
    WeightsOnChain ours = chain.weights(mechanism, head.block());
    Optional<Long> newest = store.newestLanding(chain.subnet(), chain.hotkey(), mechanism);
    long known = Math.max(newest.orElse(-1L), ours.registeredBlock());
    if (ours.lastUpdateBlock() <= known) {
      return new Answer.Alone();
    }
    String what =
        "the chain heard weights of this hotkey in block %d, the ledger knows of none after %s"
            .formatted(
                ours.lastUpdateBlock(),
                newest.map(block -> "block " + block).orElse("the registration"));
    if (newest.isPresent() && !settings.takeover()) {
      return new Answer.InDoubt(
          what
              + ": another validator runs under it, or this ledger is an old copy; when neither is"
              + " so any more, start once with takeover");
    }
    return ours.lastUpdateBlock() >= window.endBlock()
        ? new Answer.EpochTaken(what)
        : new Answer.Alone();
  }
}
