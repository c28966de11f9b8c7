package xyz.infinitehash.validator.chain;

import java.time.Instant;
import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Block;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Finds the epoch that ended last: the epochs of a subnet tile its blocks, each from the block its
 * predecessor's run ends in. With a dynamic tempo the previous start is read from the state just
 * before the present epoch, which an ordinary node forgets after 256 blocks; until then it is
 * remembered here.
 */
final class EpochStarts {
  private final Chain chain;
  private final FinalBlocks finals;
  private final NetUid netUid;
  private Optional<EpochWindow> remembered = Optional.empty();

  EpochStarts(Chain chain, FinalBlocks finals, NetUid netUid) {
    this.chain = chain;
    this.finals = finals;
    this.netUid = netUid;
  }

  /** Blocks from one start to the next, the latter excluded. */
  record Span(long epoch, long start, long next) {}

  /** The window of the epoch before the one this head is in; empty when there is none to know. */
  Optional<EpochWindow> lastEnded(ChainAt head) {
    EpochSchedule schedule = EpochSchedule.read(head, netUid);
    if (schedule.tempo() == 0 || schedule.index() < 1) {
      return Optional.empty();
    }
    long epoch = schedule.index() - 1;
    if (remembered.filter(window -> window.epoch() == epoch).isEmpty()) {
      remembered = span(schedule).map(this::window);
    }
    return remembered;
  }

  private Optional<Span> span(EpochSchedule schedule) {
    long now = schedule.head().value();
    return switch (schedule) {
      case DynamicTempo dynamic -> before(dynamic.index(), now - dynamic.sinceStep());
      case TempoGrid grid -> {
        long period = grid.tempo() + 1L;
        long start = grid.index() * period - netUid.value() - 1;
        yield Optional.of(new Span(grid.index() - 1, Math.max(0, start - period), start));
      }
    };
  }

  /** The epoch that ended when this one began. */
  private Optional<Span> before(long index, long start) {
    if (start < 1) {
      return Optional.empty();
    }
    EpochSchedule last = EpochSchedule.read(at(start - 1), netUid);
    return last instanceof DynamicTempo dynamic
        ? Optional.of(new Span(index - 1, Math.max(0, start - 1 - dynamic.sinceStep()), start))
        : Optional.empty();
  }

  private EpochWindow window(Span span) {
    return new EpochWindow(
        span.epoch(), span.start(), span.next(), time(span.start()), time(span.next()));
  }

  private ChainAt at(long block) {
    return chain.at(finals.hash(block));
  }

  /** From the state, or from the block itself when the node forgot the state. */
  private Instant time(long number) {
    BlockHash hash = finals.hash(number);
    try {
      return chain.at(hash).timestamp();
    } catch (SubstrateException forgotten) {
      Block block = chain.block(hash);
      for (ByteString extrinsic : block.extrinsics()) {
        Call call = chain.atFinalizedHead().runtime().extrinsics().decode(extrinsic.bytes()).call();
        if (call.pallet().equals("Timestamp") && call.name().equals("set")) {
          return Instant.ofEpochMilli(call.arg("now").asLong());
        }
      }
      throw forgotten;
    }
  }
}
