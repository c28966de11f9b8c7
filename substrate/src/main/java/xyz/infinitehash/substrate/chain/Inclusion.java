package xyz.infinitehash.substrate.chain;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * An extrinsic in a block, and what came of it.
 *
 * @param place where it is
 * @param extrinsicHash blake2b-256 of its bytes
 * @param events those of this extrinsic
 * @param error why it failed, when it did
 * @param innerErrors why calls inside it failed, which leaves {@code error} empty
 * @param finalized whether the block was known to be final
 */
public record Inclusion(
    Place place,
    ByteString extrinsicHash,
    List<Event> events,
    Optional<DispatchError> error,
    List<DispatchError> innerErrors,
    boolean finalized) {
  public Inclusion {
    events = List.copyOf(events);
    innerErrors = List.copyOf(innerErrors);
  }

  /**
   * Where an extrinsic is.
   *
   * @param index within the block
   */
  public record Place(BlockHash block, BlockNumber number, int index) {}

  /** Whether neither it nor a call inside it failed. */
  public boolean succeeded() {
    return error.isEmpty() && innerErrors.isEmpty();
  }

  /** The outer error, else the first inner one. */
  public Optional<DispatchError> firstError() {
    return error.or(() -> innerErrors.stream().findFirst());
  }

  /** The first event of that name. */
  public Optional<Event> event(String pallet, String name) {
    return events.stream().filter(e -> e.is(pallet, name)).findFirst();
  }
}
