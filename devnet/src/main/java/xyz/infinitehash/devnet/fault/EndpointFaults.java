package xyz.infinitehash.devnet.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import xyz.infinitehash.devnet.chain.ChainView;

/** What is wrong with one endpoint now; its server asks before it answers. For any thread. */
public final class EndpointFaults {
  private static final String EXEMPT = "dev_";
  private static final String SUBMIT = "author_submit";

  private final ChainView view;
  private final InstantSource clock;
  private final List<Runnable> cuts = new CopyOnWriteArrayList<>();
  private final Quota<Fault.Late> late = new Quota<>();
  private final Quota<Fault.Mute> mute = new Quota<>();
  private final Quota<Fault.Twice> twice = new Quota<>();
  private final Quota<Fault.Garbled> garbled = new Quota<>();
  private final Quota<Fault.RefuseCalls> refused = new Quota<>();
  private final Quota<Fault.RefuseExtrinsics> refusedExtrinsics = new Quota<>();
  private Instant awayUntil = Instant.MIN;

  EndpointFaults(ChainView view, InstantSource clock) {
    this.view = view;
    this.clock = clock;
  }

  /** An error given in place of an answer; {@code data} is empty for none. */
  public record Refused(int code, String message, String data) {}

  /** The chain as this endpoint tells it. */
  public ChainView view() {
    return view;
  }

  /** Whoever has the sockets cuts them all when this is run. */
  public void onCut(Runnable cut) {
    cuts.add(cut);
  }

  void inflict(Fault.OfEndpoint fault) {
    boolean cut;
    synchronized (this) {
      cut = begin(fault);
    }
    if (cut) {
      cuts.forEach(Runnable::run);
    }
  }

  private boolean begin(Fault.OfEndpoint fault) {
    switch (fault) {
      case Fault.Drop _ -> {
        return true;
      }
      case Fault.Away away -> {
        awayUntil = clock.instant().plus(away.atMost());
        return true;
      }
      case Fault.Stale stale -> view.freeze(stale.blocks());
      case Fault.Late f -> late.set(f, f.calls());
      case Fault.Mute f -> mute.set(f, f.calls());
      case Fault.Twice f -> twice.set(f, f.calls());
      case Fault.Garbled f -> garbled.set(f, f.calls());
      case Fault.RefuseCalls f -> refused.set(f, f.calls());
      case Fault.RefuseExtrinsics f -> refusedExtrinsics.set(f, f.extrinsics());
    }
    return false;
  }

  /** Everything is well again; a stale endpoint catches up. */
  void mend() {
    synchronized (this) {
      awayUntil = Instant.MIN;
      List.of(late, mute, twice, garbled, refused, refusedExtrinsics).forEach(Quota::clear);
    }
    view.thaw();
  }

  /** Whether connections are turned away now. */
  public synchronized boolean away() {
    return clock.instant().isBefore(awayUntil);
  }

  /** The error a call of this method gets now, if one. */
  public synchronized Optional<Refused> refusal(String method) {
    if (method.startsWith(EXEMPT)) {
      return Optional.empty();
    }
    Optional<Refused> call = refused.take().map(f -> new Refused(f.code(), f.message(), ""));
    if (call.isPresent() || !method.startsWith(SUBMIT)) {
      return call;
    }
    return refusedExtrinsics.take().map(f -> new Refused(f.code(), f.message(), f.data()));
  }

  /** How the answer to this request, a single one or a batch, is given. */
  public synchronized Manner manner(String request) {
    if (request.contains("\"" + EXEMPT)) {
      return Manner.PLAIN;
    }
    return new Manner(
        late.take().map(Fault.Late::by).orElse(Manner.PLAIN.late()),
        mute.used(),
        twice.used(),
        garbled.used());
  }
}
