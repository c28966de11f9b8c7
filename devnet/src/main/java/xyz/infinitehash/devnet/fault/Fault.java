package xyz.infinitehash.devnet.fault;

import java.time.Duration;
import xyz.infinitehash.devnet.runtime.RuntimeChange;

/**
 * Something that goes wrong because somebody asked for it. Requests to {@code dev_} methods are
 * never touched, so that every fault can be followed by another.
 */
public sealed interface Fault {
  /** Of one endpoint; the others go on. */
  sealed interface OfEndpoint extends Fault {}

  /** Of the chain; every endpoint tells it. */
  sealed interface OfChain extends Fault {}

  /**
   * The newest blocks are replaced by others, one more than there were. Their extrinsics get in
   * again, at the same or other heights, up to three blocks later; their watchers hear "retracted"
   * first. The old blocks can be asked for by hash.
   *
   * @param depth 1 to 10, and no more than the chain has beyond its final block
   */
  record Reorg(int depth) implements OfChain {
    public Reorg {
      if (depth < 1 || depth > 10) {
        throw new IllegalArgumentException("a depth of 1 to 10, not " + depth);
      }
    }
  }

  /**
   * The next block upgrades the runtime: versions change, and indices of pallets, calls, events and
   * errors. What is signed for the old one is refused from then on, and dropped from the pool.
   */
  record Upgrade(RuntimeChange change) implements OfChain {}

  /** Every open socket is cut without a goodbye; new ones are welcome. */
  record Drop() implements OfEndpoint {}

  /** Every open socket is cut, and for so long new ones are too. */
  record Away(Duration atMost) implements OfEndpoint {
    public Away {
      if (atMost.isNegative()) {
        throw new IllegalArgumentException("away for no less than nothing, not " + atMost);
      }
    }
  }

  /**
   * Goes on answering with the head it has, and announces nothing, until the chain has so many more
   * blocks; then it tells all it kept back, in order. Extrinsics are still taken.
   */
  record Stale(int blocks) implements OfEndpoint {
    public Stale {
      atLeastOne(blocks, "blocks");
    }
  }

  /** The next answers come so much later; requests behind them do not wait. */
  record Late(Duration by, int calls) implements OfEndpoint {
    public Late {
      atLeastOne(calls, "calls");
      if (by.isNegative()) {
        throw new IllegalArgumentException("late by no less than nothing, not " + by);
      }
    }
  }

  /** The next requests are done, but never answered. */
  record Mute(int calls) implements OfEndpoint {
    public Mute {
      atLeastOne(calls, "calls");
    }
  }

  /** The next answers come twice; on WebSocket only. */
  record Twice(int calls) implements OfEndpoint {
    public Twice {
      atLeastOne(calls, "calls");
    }
  }

  /** The next answers are cut in the middle, which is no JSON. */
  record Garbled(int calls) implements OfEndpoint {
    public Garbled {
      atLeastOne(calls, "calls");
    }
  }

  /**
   * The next requests are not done but answered with this error.
   *
   * @param code as in JSON-RPC, -32029 for a limit of requests
   */
  record RefuseCalls(int calls, int code, String message) implements OfEndpoint {
    public RefuseCalls {
      atLeastOne(calls, "calls");
    }
  }

  /**
   * The next extrinsics are not taken but answered with this error.
   *
   * @param code 1010 invalid, 1014 too low priority, 1016 pool full, or any other
   * @param data beside the message; empty for none
   */
  record RefuseExtrinsics(int extrinsics, int code, String message, String data)
      implements OfEndpoint {
    public RefuseExtrinsics {
      atLeastOne(extrinsics, "extrinsics");
    }
  }

  private static void atLeastOne(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException("at least 1 of " + what + ", not " + number);
    }
  }
}
