package xyz.infinitehash.devnet;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.api.aura.AuraApi;
import xyz.infinitehash.devnet.api.proxy.ProxyFilterApi;
import xyz.infinitehash.devnet.chain.Author;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.Pace;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.fault.Faults;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.aura.AuraPallet;
import xyz.infinitehash.devnet.pallet.balances.BalancesPallet;
import xyz.infinitehash.devnet.pallet.multisig.MultisigPallet;
import xyz.infinitehash.devnet.pallet.payment.TransactionPaymentPallet;
import xyz.infinitehash.devnet.pallet.proxy.ProxyPallet;
import xyz.infinitehash.devnet.pallet.sudo.SudoPallet;
import xyz.infinitehash.devnet.pallet.system.SystemPallet;
import xyz.infinitehash.devnet.pallet.timestamp.TimestampPallet;
import xyz.infinitehash.devnet.pallet.utility.UtilityPallet;
import xyz.infinitehash.devnet.rpc.RpcServer;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.state.State;

/**
 * A chain in this process, with a node's JSON-RPC on loopback.
 *
 * <pre>{@code
 * DevnetConfig config =
 *     DevnetConfig.builder()
 *         .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
 *         .endow(KeyPair.fromUri("//Alice").accountId(), 1_000_000_000_000L)
 *         .build();
 * try (Devnet devnet = Devnet.start(config)) {
 *   connect(devnet.endpoint());
 *   devnet.advance(10);
 * }
 * }</pre>
 */
public final class Devnet implements AutoCloseable {
  private final Chain chain;
  private final Faults faults;
  private final List<RpcServer> servers;
  private final Optional<Author> author;

  private Devnet(Chain chain, Faults faults, List<RpcServer> servers, Optional<Author> author) {
    this.chain = chain;
    this.faults = faults;
    this.servers = servers;
    this.author = author;
  }

  /**
   * Makes the genesis block, listens, and makes blocks if the pace says so.
   *
   * @throws RuntimeException when the port is taken
   */
  public static Devnet start(DevnetConfig config) {
    Chain chain = new Chain(runtime(config), config.chain());
    Faults faults =
        new Faults(chain, config.faults(), settings -> runtime(config.withRuntime(settings)));
    List<RpcServer> servers = listen(config, faults);
    Optional<Author> author =
        switch (config.chain().pace()) {
          case Pace.Every(var period) -> Optional.of(Author.start(chain, period));
          case Pace.OnDemand() -> Optional.empty();
        };
    return new Devnet(chain, faults, servers, author);
  }

  private static List<RpcServer> listen(DevnetConfig config, Faults faults) {
    List<RpcServer> servers = new ArrayList<>();
    try {
      for (int i = 0; i < faults.endpoints(); i++) {
        int port = config.port() == 0 ? 0 : config.port() + i;
        servers.add(
            new RpcServer(faults, i, config.name(), port, config.limits(), new SecureRandom()));
      }
    } catch (RuntimeException e) {
      servers.forEach(RpcServer::close);
      throw e;
    }
    return List.copyOf(servers);
  }

  /** The runtime such a devnet has, without a chain. */
  public static ChainRuntime runtime(DevnetConfig config) {
    long slot = config.chain().slotMillis();
    List<Pallet> pallets =
        new ArrayList<>(
            List.of(
                new SystemPallet(config.runtime().spec(), config.runtime().transaction()),
                new TimestampPallet(slot),
                new AuraPallet(slot),
                new BalancesPallet(config.endowed()),
                new TransactionPaymentPallet(),
                new UtilityPallet(),
                new SudoPallet(config.root()),
                new MultisigPallet(),
                new ProxyPallet()));
    pallets.addAll(config.pallets());
    List<RuntimeApi> apis = new ArrayList<>(config.apis());
    apis.add(new ProxyFilterApi());
    apis.add(new AuraApi(config.runtime().author(), slot));
    return new ChainRuntime(config.runtime(), pallets, apis);
  }

  /** Where clients connect: {@code ws://127.0.0.1:PORT}; http on the same port. */
  public URI endpoint() {
    return servers.getFirst().endpoint();
  }

  /** All endpoints, in order; with a port given, on that one and those after it. */
  public List<URI> endpoints() {
    return servers.stream().map(RpcServer::endpoint).toList();
  }

  /**
   * Makes something go wrong at one endpoint from now on. The same kind again replaces what is left
   * of the first.
   *
   * @param endpoint its place in {@link #endpoints}
   * @throws IllegalArgumentException when there are not so many endpoints
   */
  public void inflict(int endpoint, Fault.OfEndpoint fault) {
    faults.inflict(endpoint, fault);
  }

  /**
   * Does something to the chain, now.
   *
   * @throws IllegalArgumentException when it cannot be done to the chain as it is
   */
  public void inflict(Fault.OfChain fault) {
    faults.inflict(fault);
  }

  /** Ends the faults of an endpoint: it listens, answers and catches up. */
  public void mend(int endpoint) {
    faults.mend(endpoint);
  }

  /** The chain itself. */
  public Chain chain() {
    return chain;
  }

  /** The best block. */
  public Block head() {
    return chain.head();
  }

  /** The state of the best block, to read; what is written into it is lost. */
  public State state() {
    return new State(chain.head().state(), chain.runtime().storage());
  }

  /** Makes so many blocks now, whatever the pace, and answers the last one. */
  public Block advance(int blocks) {
    for (int i = 0; i < blocks; i++) {
      chain.produce();
    }
    return chain.head();
  }

  @Override
  public void close() {
    author.ifPresent(Author::close);
    servers.forEach(RpcServer::close);
  }
}
