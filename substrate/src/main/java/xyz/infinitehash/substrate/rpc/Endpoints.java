package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The choice among endpoints, and what is known of their chain: its genesis, which the first of
 * them told, and the highest block any of them told of. Guarded by the lock of {@link
 * WebSocketRpc}.
 */
final class Endpoints {
  private final List<Endpoint> all;
  private final Scheduler scheduler;
  private int lastTried = -1;
  private long highest = -1;
  private @Nullable String genesis;

  Endpoints(List<? extends Wire> wires, Scheduler scheduler) {
    this.all = wires.stream().map(Endpoint::new).toList();
    this.scheduler = scheduler;
  }

  /** The one to connect to: sound before behind, few failures before many, then in turn. */
  Optional<Endpoint> next() {
    Optional<Integer> chosen =
        IntStream.rangeClosed(1, all.size())
            .mapToObj(step -> (lastTried + step) % all.size())
            .filter(i -> all.get(i).isFree())
            .min(
                Comparator.<Integer>comparingInt(i -> all.get(i).rank())
                    .thenComparingInt(i -> all.get(i).failures));
    chosen.ifPresent(i -> lastTried = i);
    Optional<Endpoint> endpoint = chosen.map(all::get);
    endpoint.ifPresent(Endpoint::tried);
    return endpoint;
  }

  /** Whether another one may be used and nothing is known against it. */
  boolean hasReadyBeside(Endpoint endpoint) {
    return all.stream().anyMatch(e -> e != endpoint && e.state == EndpointHealth.State.READY);
  }

  /** It is left for a while; {@code rested} is told when that is over. */
  void leave(Endpoint endpoint, EndpointHealth.State state, Duration pause, Runnable rested) {
    endpoint.state = state;
    endpoint.restsUntil = scheduler.now().plus(pause);
    endpoint.rest = scheduler.after(pause, rested);
  }

  /** Compares with the genesis the first endpoint told, or learns it. */
  boolean isOfTheChain(String hash) {
    if (genesis == null) {
      genesis = hash;
    }
    return genesis.equals(hash);
  }

  String genesis() {
    return String.valueOf(genesis);
  }

  /** Why no call can be made, when all endpoints are of another chain. */
  Optional<String> whyNone() {
    return all.stream().allMatch(e -> e.state == EndpointHealth.State.WRONG_CHAIN)
        ? Optional.of(
            all.stream()
                .map(e -> e.wire.name() + ": " + e.lastLoss)
                .collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  /**
   * How many blocks a head is below the highest one seen.
   *
   * @param number of the head that the endpoint tells of
   */
  long lag(Endpoint endpoint, long number) {
    endpoint.head = OptionalLong.of(number);
    highest = Math.max(highest, number);
    return highest - number;
  }

  /** With every endpoint behind, the highest block was one node's claim: it is forgotten. */
  void forgetHighestIfAllLag(Endpoint endpoint) {
    if (all.size() > 1
        && all.stream().allMatch(e -> e == endpoint || e.state == EndpointHealth.State.BEHIND)) {
      highest = endpoint.head.orElse(-1);
    }
  }

  List<EndpointHealth> health(@Nullable Endpoint inUse) {
    return all.stream().map(e -> e.health(e == inUse)).toList();
  }
}
