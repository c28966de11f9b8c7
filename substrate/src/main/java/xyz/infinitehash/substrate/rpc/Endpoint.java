package xyz.infinitehash.substrate.rpc;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One endpoint's state, guarded by the lock of {@link WebSocketRpc}. */
final class Endpoint {
  final Wire wire;
  EndpointHealth.State state = EndpointHealth.State.READY;

  /** Losses and failed attempts in a row. */
  int failures;

  /** Answers in a row that said it is asked too much. */
  int limits;

  String lastLoss = "";
  OptionalLong head = OptionalLong.empty();
  @Nullable Instant restsUntil;
  Scheduler.Alarm rest = () -> {};

  Endpoint(Wire wire) {
    this.wire = wire;
  }

  /** Whether it may be connected to; how gladly says {@link #rank}. */
  boolean isFree() {
    return switch (state) {
      case READY, BEHIND -> true;
      case WRONG_CHAIN -> restsUntil == null;
      case RESTING, CONNECTED -> false;
    };
  }

  int rank() {
    return switch (state) {
      case READY -> 0;
      case BEHIND -> 1;
      case WRONG_CHAIN -> 2;
      case RESTING, CONNECTED -> 3;
    };
  }

  /** Somebody connects to it. */
  void tried() {
    rest.cancel();
    restsUntil = null;
  }

  /** Its rest is over. One of another chain stays that until its genesis is seen again. */
  void rested() {
    restsUntil = null;
    if (state != EndpointHealth.State.WRONG_CHAIN) {
      state = EndpointHealth.State.READY;
    }
  }

  EndpointHealth health(boolean inUse) {
    return new EndpointHealth(
        wire.name(), state, inUse, failures, lastLoss, Optional.ofNullable(restsUntil), head);
  }
}
