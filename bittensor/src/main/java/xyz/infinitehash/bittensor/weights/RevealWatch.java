package xyz.infinitehash.bittensor.weights;

import java.util.List;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.value.Value;

/**
 * Watches whether a timelocked commit is revealed. The chain says nothing when it fails: the event
 * comes in the reveal epoch, or it never does. Pure: whoever reads blocks shows them, each once, in
 * their order, from the commit's on.
 *
 * @param hotkey who committed
 * @param revealEpoch number of the epoch in which it must be revealed
 */
public record RevealWatch(WeightTable table, AccountId hotkey, long revealEpoch) {
  /** No block: said when the subnet runs no epochs any more. */
  public static final BlockNumber NEVER = new BlockNumber(Long.MAX_VALUE);

  /** What a block says of it. */
  public sealed interface Sight {
    /**
     * Its epoch has not come.
     *
     * @param due block in which it is expected now; moves when the schedule does
     */
    record NotYet(BlockNumber due) implements Sight {}

    /** Its epoch is there and it is not revealed: the pulse is late, or it never will be. */
    record Late(BlockNumber last) implements Sight {}

    /** Revealed in that block. */
    record Revealed(BlockNumber block) implements Sight {}

    /** Its epoch is over: raise an alarm. */
    record Expired() implements Sight {}
  }

  /** The watch over a commit that got into a block. */
  public static RevealWatch over(WeightTable table, AccountId hotkey, RevealWindow window) {
    return new RevealWatch(table, hotkey, window.revealEpoch());
  }

  /**
   * Looks at one block.
   *
   * @param parent the subnet's epochs as the block found them: after its parent
   * @param events of the block after that
   */
  public Sight see(EpochSchedule parent, List<Event> events) {
    long epoch = parent.indexAhead();
    if (epoch == revealEpoch && events.stream().anyMatch(this::isReveal)) {
      return new Sight.Revealed(parent.head().plus(1));
    }
    if (epoch == revealEpoch) {
      BlockNumber next = begin(parent, revealEpoch + 1);
      return new Sight.Late(new BlockNumber(next.value() - 1));
    }
    return epoch > revealEpoch ? new Sight.Expired() : new Sight.NotYet(begin(parent, revealEpoch));
  }

  private static BlockNumber begin(EpochSchedule schedule, long epoch) {
    long epochs = Math.min(Integer.MAX_VALUE, epoch - schedule.index());
    return schedule.next((int) epochs).orElse(NEVER);
  }

  /** Whether an event is the revealing of a timelocked commit of this hotkey to this table. */
  public boolean isReveal(Event event) {
    boolean named =
        event.is("SubtensorModule", "TimelockedWeightsRevealed")
            || event.is("SubtensorModule", "CRV3WeightsRevealed");
    return named && concerns(event, 0, 1);
  }

  /** Whether an event is the taking of a timelocked commit of this hotkey to this table. */
  public boolean isCommit(Event event) {
    boolean named =
        event.is("SubtensorModule", "TimelockedWeightsCommitted")
            || event.is("SubtensorModule", "CRV3WeightsCommitted");
    return named && concerns(event, 1, 0);
  }

  private boolean concerns(Event event, int index, int account) {
    Value fields = event.fields();
    return fields.item(index).asInt() == table.netUid().storageIndex(table.mechanism())
        && fields.item(account).asAccountId().equals(hotkey);
  }
}
