package xyz.infinitehash.app.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** {@code ih devnet}. */
@Command(
    name = "devnet",
    description = "A subtensor of our own, in a process.",
    subcommands = {DevnetCommand.Run.class, DevnetCommand.Fund.class, DevnetFaultCommand.class},
    footer = {"%nExample:", "  ih devnet run --tempo 20"})
final class DevnetCommand {
  /** {@code ih devnet run}. */
  @Command(
      name = "run",
      description = {
        "Serves JSON-RPC by WebSocket and HTTP on loopback until Ctrl-C. One subnet exists from the",
        "first block; //Alice owns it and has money, as //Bob and //Charlie have. Nothing is kept."
      },
      footer = {
        "%nExamples:",
        "  ih devnet run",
        "  ih devnet run --endpoints 3 --finality-lag 10",
        "  ih devnet run --port 9955 --tempo 20 --validator 5Grw...utQY"
      })
  static final class Run implements Runnable {
    @Mixin Shared shared = new Shared();

    @Option(names = "--port", defaultValue = "9944", description = "Default: ${DEFAULT-VALUE}")
    int port;

    @Option(
        names = "--block-time",
        defaultValue = "250",
        paramLabel = "MILLIS",
        description = "Default: ${DEFAULT-VALUE}")
    long blockTime;

    @Option(
        names = "--tempo",
        defaultValue = "60",
        paramLabel = "BLOCKS",
        description = "Blocks an epoch. Default: ${DEFAULT-VALUE}")
    int tempo;

    @Option(
        names = "--netuid",
        defaultValue = "89",
        description = "Number of the subnet. Default: ${DEFAULT-VALUE}")
    int netuid;

    @Option(
        names = "--validator",
        paramLabel = "SS58",
        description = "Hotkey that is registered and staked from the first block; may be repeated.")
    List<String> validators = List.of();

    @Option(
        names = "--endpoints",
        defaultValue = "1",
        paramLabel = "N",
        description =
            "JSON-RPC servers over the one chain, on --port and those after it, each with its own"
                + " faults. Default: ${DEFAULT-VALUE}")
    int endpoints;

    @Option(
        names = "--finality-lag",
        defaultValue = "1",
        paramLabel = "BLOCKS",
        description = "Blocks between the best and the final one. Default: ${DEFAULT-VALUE}")
    int finalityLag;

    @Override
    public void run() {
      shared.sayConfiguration(List.of());
      LocalSubnet subnet =
          new LocalSubnet(
              port,
              netuid,
              tempo,
              Duration.ofMillis(blockTime),
              validators.stream().map(v -> Addresses.account("--validator", v)).toList());
      try (UntilStopped stop = new UntilStopped();
          Devnet devnet = start(subnet)) {
        if (shared.json) {
          List<String> all = devnet.endpoints().stream().map(URI::toString).toList();
          Printer.document(Map.of("endpoint", all.getFirst(), "endpoints", all, "netuid", netuid));
        } else {
          Printer.line(
              "devnet at %s, subnet %d, an epoch is %d blocks of %d ms"
                  .formatted(devnet.endpoint(), netuid, tempo, blockTime));
          devnet.endpoints().stream().skip(1).forEach(uri -> Printer.line("and at " + uri));
        }
        stop.await();
        shared.progress("stopping at block " + devnet.head().number());
      }
    }

    private Devnet start(LocalSubnet subnet) {
      try {
        return subnet.start(config -> config.withEndpoints(endpoints).withFinalityLag(finalityLag));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure("--endpoints, --finality-lag: " + e.getMessage());
      }
    }
  }

  /** {@code ih devnet fund}. */
  @Command(
      name = "fund",
      description = "Sends TAO from //Alice, which only a devnet lets you do.",
      footer = {"%nExample:", "  ih devnet fund --to 5Grw...utQY --tao 1000"})
  static final class Fund implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();

    @Option(names = "--to", required = true, paramLabel = "SS58")
    String to = "";

    @Option(
        names = "--tao",
        defaultValue = "1000",
        paramLabel = "AMOUNT",
        description = "Default: ${DEFAULT-VALUE}")
    String tao = "";

    @Override
    public void run() {
      try (Chain chain = on.connect();
          KeyPair alice = KeyPair.fromUri(LocalSubnet.RICH.getFirst())) {
        TransferCall transfer =
            new TransferCall.KeepAlive(Addresses.account("--to", to), Amounts.tao("--tao", tao));
        Sending.say(
            shared, Plan.send(chain, transfer, Signer.of(alice), SpendCaps.NONE, Sending.PATIENCE));
      }
    }
  }
}
