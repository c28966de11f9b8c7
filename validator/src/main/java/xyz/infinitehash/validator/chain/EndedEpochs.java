package xyz.infinitehash.validator.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/**
 * When the subnet's last epoch was. Told from the count of blocks since an epoch ran, not from
 * where the present cycle began: a change of tempo moves the latter and ends no epoch.
 */
final class EndedEpochs {
  private final Chain chain;
  private final NetUid netUid;
  private @Nullable EpochWindow last;

  EndedEpochs(Chain chain, NetUid netUid) {
    this.chain = chain;
    this.netUid = netUid;
  }

  /** Empty when none has ended, or its first block is the first of the chain. */
  synchronized Optional<EpochWindow> lastEnded(ChainAt head) {
    return switch (EpochSchedule.read(head, netUid)) {
      case DynamicTempo now -> dynamic(now);
      case TempoGrid now -> grid(now);
    };
  }

  private Optional<EpochWindow> dynamic(DynamicTempo now) {
    long endBlock = now.head().value() - now.sinceStep();
    if (now.index() < 1 || endBlock < 2) {
      return Optional.empty();
    }
    EpochWindow known = last;
    if (known != null && known.epoch() == now.index() - 1 && known.endBlock() == endBlock) {
      return Optional.of(known);
    }
    if (!(EpochSchedule.read(at(endBlock - 1), netUid) instanceof DynamicTempo before)) {
      return Optional.empty(); // the runtime changed its scheme in between
    }
    long startBlock = before.head().value() - before.sinceStep();
    return window(before.index(), startBlock, endBlock);
  }

  private Optional<EpochWindow> grid(TempoGrid now) {
    long period = now.tempo() + 1L;
    Optional<BlockNumber> next = now.next();
    if (next.isEmpty() || now.index() < 1) {
      return Optional.empty();
    }
    long endBlock = next.get().value() - period;
    return window(now.index() - 1, endBlock - period, endBlock);
  }

  private Optional<EpochWindow> window(long epoch, long startBlock, long endBlock) {
    if (startBlock < 1) {
      return Optional.empty();
    }
    EpochWindow window =
        new EpochWindow(
            epoch, startBlock, endBlock, at(startBlock).timestamp(), at(endBlock).timestamp());
    last = window;
    return Optional.of(window);
  }

  private ChainAt at(long block) {
    return chain.at(
        chain
            .blockHash(new BlockNumber(block))
            .orElseThrow(() -> new ChainUnavailable("the node has no block " + block, null)));
  }
}
