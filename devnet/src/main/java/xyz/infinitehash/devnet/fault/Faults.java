package xyz.infinitehash.devnet.fault;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.runtime.RuntimeChange;
import xyz.infinitehash.devnet.runtime.RuntimeSettings;

/** The faults of a devnet: of each of its endpoints, and of the chain behind them. */
public final class Faults {
  private final Chain chain;
  private final RandomGenerator random;
  private final Function<RuntimeSettings, ChainRuntime> runtimes;
  private final List<EndpointFaults> endpoints;

  /**
   * A chain with endpoints that are all well.
   *
   * @param runtimes makes the runtime of an upgrade
   */
  public Faults(
      Chain chain, FaultSettings settings, Function<RuntimeSettings, ChainRuntime> runtimes) {
    this.runtimes = runtimes;
    this.chain = chain;
    this.random = new SplittableRandom(settings.seed());
    this.endpoints =
        IntStream.range(0, settings.endpoints())
            .mapToObj(_ -> new EndpointFaults(new ChainView(chain), settings.clock()))
            .toList();
  }

  /** One endpoint that is well; the runtime cannot change. */
  public static Faults of(Chain chain) {
    return new Faults(
        chain,
        FaultSettings.DEFAULT,
        _ -> {
          throw new IllegalArgumentException("this chain has one runtime");
        });
  }

  /** How many endpoints there are. */
  public int endpoints() {
    return endpoints.size();
  }

  /**
   * An endpoint, counted from 0.
   *
   * @throws IllegalArgumentException when there are not so many
   */
  public EndpointFaults endpoint(int index) {
    if (index < 0 || index >= endpoints.size()) {
      throw new IllegalArgumentException(
          "endpoints are 0 to " + (endpoints.size() - 1) + ", not " + index);
    }
    return endpoints.get(index);
  }

  /**
   * Makes something go wrong at one endpoint from now on. The same kind again replaces what is left
   * of the first.
   *
   * @throws IllegalArgumentException when there are not so many endpoints
   */
  public void inflict(int endpoint, Fault.OfEndpoint fault) {
    endpoint(endpoint).inflict(fault);
  }

  /**
   * Does something to the chain, now.
   *
   * @throws IllegalArgumentException when it cannot be done to the chain as it is
   */
  public void inflict(Fault.OfChain fault) {
    switch (fault) {
      case Fault.Reorg(int depth) -> {
        synchronized (random) {
          chain.reorganise(depth, random);
        }
      }
      case Fault.Upgrade(RuntimeChange change) ->
          chain.upgrade(runtimes.apply(change.of(chain.runtime().settings())));
    }
  }

  /** Ends the faults of an endpoint. */
  public void mend(int endpoint) {
    endpoint(endpoint).mend();
  }
}
