package xyz.infinitehash.bittensor;

import java.util.List;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.Submission;

/** What became of a call that has no outcome of its own kind. */
public sealed interface CallOutcome {
  /** It is in a block and did what it should; its events are in there. */
  record Done(Inclusion inclusion) implements CallOutcome {}

  /** It is in a block and failed there; the fee is paid. */
  record Failed(ChainFault fault, BlockNumber block) implements CallOutcome {}

  /**
   * It is in a block and succeeded, but calls inside it (of a batch, through a proxy) failed.
   *
   * @param faults at least one
   */
  record PartlyFailed(List<ChainFault> faults, Inclusion inclusion) implements CallOutcome {
    public PartlyFailed {
      faults = List.copyOf(faults);
    }
  }

  /** The node did not take it; nothing was paid. */
  record Refused(ChainFault fault) implements CallOutcome {}

  /** It was not sent, for what it would cost. */
  record NotSent(String why) implements CallOutcome {}

  /** Its era is over: it never will be in a block. */
  record Expired(BlockNumber lastValid) implements CallOutcome {}

  /** Nothing is known; look for what it should have done before it is tried again. */
  record Unknown(String why) implements CallOutcome {}

  /** What a submission means. */
  static CallOutcome of(Submission submission) {
    return switch (submission) {
      case Submission.Included(Inclusion inclusion) -> of(inclusion);
      case Submission.Refused(var refusal) -> new Refused(ChainFault.of(refusal));
      case Submission.Dropped(String state) -> new Unknown("the pool gave it up: " + state);
      case Submission.Expired(var lastValid, var _) -> new Expired(lastValid);
      case Submission.Unknown(String why) -> new Unknown(why);
    };
  }

  private static CallOutcome of(Inclusion inclusion) {
    if (inclusion.error().isPresent()) {
      return new Failed(ChainFault.of(inclusion.error().get()), inclusion.place().number());
    }
    return inclusion.innerErrors().isEmpty()
        ? new Done(inclusion)
        : new PartlyFailed(
            inclusion.innerErrors().stream().map(ChainFault::of).toList(), inclusion);
  }
}
