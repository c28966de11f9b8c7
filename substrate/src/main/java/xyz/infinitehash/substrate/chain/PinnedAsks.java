package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.Subscription;

/**
 * Questions about one block. After a change of node the new one may not know a block yet that the
 * old one told of: it is asked again at its next new heads. What it will never know is explained.
 */
final class PinnedAsks {
  private static final int REMEMBERED = 256;
  private static final int MOST_HEADS = 3;
  private static final Duration GLANCE = Duration.ofSeconds(6);

  private final ChainSettings settings;
  private final Supplier<Subscription> heads;
  private final Set<BlockHash> told = new LinkedHashSet<>();

  PinnedAsks(ChainSettings settings, Supplier<Subscription> heads) {
    this.settings = settings;
    this.heads = heads;
  }

  /** A node of the chain has told of this block. */
  BlockHash told(BlockHash hash) {
    synchronized (told) {
      told.remove(hash);
      told.add(hash);
      if (told.size() > REMEMBERED) {
        told.remove(told.iterator().next());
      }
    }
    return hash;
  }

  private boolean wasTold(BlockHash hash) {
    synchronized (told) {
      return told.contains(hash);
    }
  }

  /** Asks for the block itself: the answer is null while the node does not know it. */
  JsonNode askFor(BlockHash at, Supplier<JsonNode> question) {
    return awaited(at, () -> attempt(question).filter(answer -> !answer.isNull()));
  }

  /** Asks for the state after the block. */
  JsonNode ask(BlockHash at, Supplier<JsonNode> question) {
    return awaited(at, () -> attempt(question));
  }

  private JsonNode awaited(BlockHash at, Supplier<Optional<JsonNode>> attempt) {
    Optional<JsonNode> answer = attempt.get();
    if (answer.isPresent()) {
      return answer.get();
    }
    if (!wasTold(at)) {
      throw new ChainException("the node does not know block " + at);
    }
    Instant end = settings.clock().instant().plus(settings.call());
    int seen = 0;
    try (Subscription news = heads.get()) {
      while (seen < MOST_HEADS) {
        Duration left = Duration.between(settings.clock().instant(), end);
        if (!left.isPositive()) {
          break;
        }
        if (news.next(left.compareTo(GLANCE) < 0 ? left : GLANCE).isPresent()) {
          seen++;
        }
        answer = attempt.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
    throw new ChainException(
        "the node does not know block %s, of which a node of this chain has told: %s"
            .formatted(
                at,
                seen < MOST_HEADS
                    ? "it is behind"
                    : "it was replaced, or the node is behind; " + seen + " new blocks came"));
  }

  private static Optional<JsonNode> attempt(Supplier<JsonNode> question) {
    try {
      return Optional.of(question.get());
    } catch (RpcException.ErrorResponse e) {
      String text = (e.text() + " " + e.data()).toLowerCase(Locale.ROOT);
      if (text.contains("discarded") || text.contains("pruned")) {
        throw new ChainException(
            "the node has forgotten the state of that block: ordinary nodes keep the last 256;"
                + " ask an archive node");
      }
      if (text.contains("unknownblock")
          || text.contains("unknown block")
          || text.contains("header was not found")
          || text.contains("block not found")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
