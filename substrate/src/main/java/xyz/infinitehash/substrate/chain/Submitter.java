package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.Subscription;
import xyz.infinitehash.substrate.rpc.Topic;

/**
 * Sends one extrinsic and follows it. A watch that breaks is not the end: the blocks are then
 * searched. A retracted block is not the end either: extrinsics of it mostly get into another.
 */
final class Submitter {
  private static final Duration GLANCE = Duration.ofSeconds(30);
  private static final int MOST_FAULTS = 20;

  private final Chain chain;
  private final Node node;
  private final PreparedExtrinsic extrinsic;
  private final Chain.Until until;
  private final Instant end;
  private final Runnable accepted;
  private String last = "sent";

  /**
   * @param accepted told once the pool has it, or may have it
   */
  Submitter(
      Chain chain,
      Node node,
      PreparedExtrinsic extrinsic,
      Chain.Until until,
      Duration atMost,
      Runnable accepted) {
    this.chain = chain;
    this.node = node;
    this.extrinsic = extrinsic;
    this.until = until;
    this.accepted = accepted;
    this.end = node.settings().clock().instant().plus(atMost);
  }

  Submission submit() {
    Subscription watch;
    try {
      watch = node.subscribe(Topic.watch(extrinsic.extrinsic().hex()));
    } catch (RpcException.ErrorResponse e) {
      return refused(e);
    } catch (RpcException.Overloaded | RpcException.WrongChain | RpcException.Interrupted e) {
      throw e;
    } catch (RpcException e) {
      last = String.valueOf(e.getMessage());
      accepted.run();
      return search();
    }
    accepted.run();
    try (watch) {
      return follow(watch);
    } catch (RpcException.Interrupted e) {
      throw e;
    } catch (SubstrateException e) {
      last = String.valueOf(e.getMessage());
      return search();
    }
  }

  /** Looks for what somebody else sends, and sends nothing. */
  Submission follow() {
    return search(() -> {});
  }

  private Submission refused(RpcException.ErrorResponse error) {
    PoolRefusal refusal = PoolRefusal.of(error).orElseThrow(() -> error);
    if (!refusal.mayBeIncluded()) {
      return new Submission.Refused(refusal);
    }
    if (waits(refusal)) {
      last = refusal.toString();
      accepted.run();
      return search();
    }
    Optional<Inclusion> found;
    try {
      found = chain.find(extrinsic);
    } catch (RpcException.Interrupted e) {
      throw e;
    } catch (SubstrateException e) {
      last = String.valueOf(e.getMessage());
      return search();
    }
    if (found.isEmpty()) {
      return new Submission.Refused(refusal);
    }
    return isEnough(found.get()) ? new Submission.Included(found.get()) : search();
  }

  /** Whether a node has these very bytes, or had them: the blocks tell what comes of it. */
  private boolean waits(PoolRefusal refusal) {
    return switch (refusal.reason()) {
      case ALREADY_IMPORTED, BANNED -> true;
      case PRIORITY_TOO_LOW -> node.waits(extrinsic.extrinsic().bytes());
      default -> false;
    };
  }

  private boolean isEnough(Inclusion inclusion) {
    return until == Chain.Until.IN_BLOCK || inclusion.finalized();
  }

  private Duration left() {
    return Duration.between(node.settings().clock().instant(), end);
  }

  private Submission follow(Subscription watch) {
    for (Duration left = left(); left.isPositive(); left = left()) {
      Optional<JsonNode> next = watch.next(left);
      if (next.isEmpty()) {
        break;
      }
      JsonNode status = next.get();
      String state =
          status.isString()
              ? status.stringValue()
              : status.isEmpty() ? "" : status.propertyNames().iterator().next();
      last = state;
      switch (state) {
        case "inBlock" -> {
          if (until == Chain.Until.IN_BLOCK) {
            return included(status.get(state));
          }
        }
        case "finalized" -> {
          return included(status.get(state));
        }
        case "dropped", "invalid", "usurped", "finalityTimeout" -> {
          return gone(state);
        }
        default -> {} // future, ready, broadcast, retracted: it goes on
      }
    }
    return search();
  }

  private Submission included(JsonNode hashNode) {
    BlockHash hash = Json.hash("a block hash", hashNode);
    Inclusion.Place place =
        Chain.locate(extrinsic.hash(), node.block(hash))
            .orElseThrow(() -> new RpcException.Malformed("the extrinsic is not in block " + hash));
    return new Submission.Included(chain.inclusion(place, extrinsic.hash()));
  }

  private Submission gone(String state) {
    Optional<Inclusion> found = chain.find(extrinsic);
    return found.isPresent() ? new Submission.Included(found.get()) : new Submission.Dropped(state);
  }

  /** It may never have got there, or a fork lost it: offered again as long as it is not found. */
  private Submission search() {
    return search(this::offerAgain);
  }

  private void offerAgain() {
    try {
      var _ = node.offer(extrinsic.extrinsic());
    } catch (RpcException.ErrorResponse e) {
      // the blocks tell, whatever the node answers
    }
  }

  /** Looks into each block from the birth on until the time or the era is over. */
  private Submission search(Runnable afterEach) {
    for (int faults = 0; faults < MOST_FAULTS; faults++) {
      try (Heads heads = until == Chain.Until.FINALIZED ? chain.finalizedHeads() : chain.heads()) {
        return search(heads, afterEach);
      } catch (RpcException.Interrupted | RpcException.WrongChain e) {
        throw e;
      } catch (SubstrateException e) {
        last = String.valueOf(e.getMessage());
        if (!left().isPositive()) {
          break;
        }
        node.pause(left().dividedBy(MOST_FAULTS));
      }
    }
    return new Submission.Unknown(last);
  }

  private Submission search(Heads heads, Runnable afterEach) {
    BlockNumber next = extrinsic.birth();
    while (true) {
      Header finalized = chain.finalizedHead();
      BlockNumber head =
          until == Chain.Until.FINALIZED ? finalized.number() : chain.head().number();
      Optional<Inclusion> found = chain.find(extrinsic.hash(), next, lastOf(head));
      if (found.isPresent()) {
        return new Submission.Included(found.get());
      }
      if (!extrinsic.lastValid().isAfter(finalized.number())) {
        return recheck(finalized);
      }
      next = finalized.number().isAfter(next) ? finalized.number() : next; // others may be replaced
      Duration left = left();
      if (!left.isPositive()) {
        return new Submission.Unknown(last);
      }
      afterEach.run();
      heads.next(left.compareTo(GLANCE) < 0 ? left : GLANCE);
    }
  }

  private BlockNumber lastOf(BlockNumber head) {
    return head.isAfter(extrinsic.lastValid()) ? extrinsic.lastValid() : head;
  }

  /** Once more over all its blocks, final now, before it is called impossible. */
  private Submission recheck(Header finalized) {
    Optional<Inclusion> found =
        chain.find(extrinsic.hash(), extrinsic.birth(), extrinsic.lastValid());
    return found.isPresent()
        ? new Submission.Included(found.get())
        : new Submission.Expired(extrinsic.lastValid(), finalized.hash());
  }
}
