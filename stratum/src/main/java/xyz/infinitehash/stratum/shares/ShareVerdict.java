package xyz.infinitehash.stratum.shares;

/** What became of a submitted share: the closed set, each with its Stratum error code. */
public sealed interface ShareVerdict {
  /** Meets its job's difficulty. */
  record Accepted() implements ShareVerdict {}

  /** Meets the network's target as well. */
  record Block() implements ShareVerdict {}

  /** The job was ours and is over: the block moved on, or the job is too old. */
  record Stale() implements ShareVerdict {}

  /** No such job was ever sent on this connection. */
  record UnknownJob() implements ShareVerdict {}

  /** The same header was accepted before. */
  record Duplicate() implements ShareVerdict {}

  /** The hash is above the target of the job's difficulty. */
  record LowDifficulty() implements ShareVerdict {}

  /** A field is missing, of a wrong type, length or range. */
  record Malformed(String reason) implements ShareVerdict {}

  /** The worker was not authorized on this connection. */
  record Unauthorized() implements ShareVerdict {}

  /** A share before {@code mining.subscribe}. */
  record NotSubscribed() implements ShareVerdict {}

  /** Good, but it could not be kept: not credited; the miner may send it again. */
  record NotKept(String reason) implements ShareVerdict {}

  /** Stratum's error code, 20 to 25; 0 when the share is credited. */
  default int code() {
    return switch (this) {
      case Accepted _, Block _ -> 0;
      case Malformed _, NotKept _ -> 20;
      case Stale _, UnknownJob _ -> 21;
      case Duplicate _ -> 22;
      case LowDifficulty _ -> 23;
      case Unauthorized _ -> 24;
      case NotSubscribed _ -> 25;
    };
  }

  /** The sentence that goes with the code to the miner. */
  default String reason() {
    return switch (this) {
      case Accepted _ -> "accepted";
      case Block _ -> "block";
      case Stale _ -> "Stale: this job is over";
      case UnknownJob _ -> "Job not found";
      case Duplicate _ -> "Duplicate share";
      case LowDifficulty _ -> "Low difficulty share";
      case Malformed(String reason) -> reason;
      case Unauthorized _ -> "Unauthorized worker";
      case NotSubscribed _ -> "Not subscribed";
      case NotKept(String reason) -> reason;
    };
  }

  /** True for {@link Accepted} and {@link Block}. */
  default boolean credited() {
    return code() == 0;
  }
}
