package xyz.infinitehash.app.subnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.substrate.value.Value;

/**
 * A chain of our own with one subnet on it, as the demo and {@code ih devnet run} start it. The
 * development keys //Alice (owner, root), //Bob and //Charlie have money; everybody knows their
 * secrets.
 *
 * @param port to listen on, 0 for a free one
 * @param netuid number of the subnet
 * @param tempo blocks an epoch
 * @param blockTime of real time
 * @param validators hotkeys that are registered and staked from the first block
 */
public record LocalSubnet(
    int port, int netuid, int tempo, Duration blockTime, List<AccountId> validators) {
  /** The development keys with money, as secret URIs. */
  public static final List<String> RICH = List.of("//Alice", "//Bob", "//Charlie");

  /** Everybody knows it: nothing on this chain is secret for longer than somebody looks. */
  private static final String DRAND_SEED = "drand of an InfiniteHash development chain";

  private static final long MILLION_TAO = 1_000_000_000_000_000L;
  private static final long VALIDATOR_STAKE = 10_000_000_000_000L; // alpha rao: 10,000 alpha

  /** Copies. */
  public LocalSubnet {
    validators = List.copyOf(validators);
  }

  /**
   * Starts the chain.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public Devnet start() {
    return start(config -> config);
  }

  /**
   * Starts the chain with some of its settings changed.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public Devnet start(UnaryOperator<DevnetConfig> change) {
    AccountId alice = account("//Alice");
    SubtensorGenesis.Subnet subnet =
        SubtensorGenesis.Subnet.development(netuid, alice, account("//Alice//hotkey"), tempo);
    for (AccountId validator : validators) {
      subnet = subnet.with(new SubtensorGenesis.Neuron(validator, alice, VALIDATOR_STAKE, true));
    }
    DevnetConfig.Builder config =
        DevnetConfig.builder()
            .name("InfiniteHash devnet")
            .port(port)
            .blockTime(blockTime)
            .drand(new DrandKey(DRAND_SEED.getBytes(StandardCharsets.US_ASCII)))
            .root(alice);
    for (String uri : RICH) {
      config.endow(account(uri), MILLION_TAO);
    }
    DevnetConfig built = change.apply(config.subtensor(genesis().with(subnet)).build());
    try {
      return Devnet.start(built);
    } catch (Exception e) { // the server's library throws what the system said, declared or not
      if (e instanceof IOException taken) {
        throw new UncheckedIOException(
            "the chain cannot listen on port %d (%s): name another with --port, or 0 for a free one"
                .formatted(port, taken.getMessage()),
            taken);
      }
      throw e;
    }
  }

  /** What clients read and never default: turbobt's list of validators wants a threshold stored. */
  private static SubtensorGenesis genesis() {
    return SubtensorGenesis.empty().with("StakeThreshold", Value.of(0));
  }

  /** The account of a secret URI such as //Alice, a key whose secret everybody has. */
  public static AccountId account(String uri) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      return pair.accountId();
    }
  }
}
