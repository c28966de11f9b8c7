package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain}. */
@Command(
    name = "chain",
    description = "What a miner or validator asks of the chain.",
    subcommands = {
      ChainCommand.Head.class,
      ChainStatusCommand.class,
      ChainCommand.ShowMetagraph.class,
      ChainSubnetCommand.class,
      ChainRegisterCommand.class,
      ChainIdentityCommand.class,
      ChainCommitCommand.class,
      ChainCommitCommand.ShowAll.class,
      ChainServeCommand.class,
      ChainWeightsCommand.class,
      ChainBalanceCommand.class,
      ChainTransferCommand.class,
      ChainStakeCommand.class,
      ChainLockCommand.class,
      ChainEarningsCommands.Claim.class,
      ChainEarningsCommands.AutoStake.class,
      ChainEarningsCommands.Burn.class,
      ChainChildrenCommand.class,
      ChainTakeCommand.class,
      ChainKeysCommand.class,
      ChainProxyCommand.class,
      ChainMultisigCommand.class,
      ChainPriceCommand.class,
      ChainEventsCommand.class,
      ChainStorageCommand.class,
      ChainCallCommand.class
    },
    footer = {"%nExample:", "  ih chain head --netuid 89"})
final class ChainCommand {
  /** {@code ih chain head}. */
  @Command(
      name = "head",
      description = "The newest block, the final one, and where the subnet's epoch stands.",
      footer = {"%nExample:", "  ih chain head --network ws://127.0.0.1:9944 --netuid 89"})
  static final class Head implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();

    @Override
    public void run() {
      try (Chain chain = on.connect()) {
        ChainAt at = chain.atHead();
        EpochSchedule schedule = EpochSchedule.read(at, on.subnet());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", at.number().value());
        fields.put("hash", at.hash().toString());
        fields.put("finalized", chain.finalizedHead().number().value());
        fields.put("time", at.timestamp().toString());
        fields.put("runtime", at.runtime().version().spec());
        fields.put("netuid", on.netuid);
        fields.put("epoch", schedule.index());
        fields.put("tempo", schedule.tempo());
        schedule.next().ifPresent(next -> fields.put("nextEpochBlock", next.value()));
        if (shared.json) {
          Printer.document(fields);
        } else {
          fields.forEach((name, value) -> Printer.line("%-15s %s".formatted(name, value)));
        }
      }
    }
  }

  /** {@code ih chain metagraph}. */
  @Command(
      name = "metagraph",
      description = "Who is registered on the subnet and what each earns.",
      footer = {
        "%nExamples:",
        "  ih chain metagraph --netuid 89 --json",
        "  ih chain metagraph --netuid 89 --mechanism 1 --at 8000000 --network archive"
      })
  static final class ShowMetagraph implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();
    @Mixin ChainReading reading = new ChainReading();

    @Option(
        names = "--mechanism",
        defaultValue = "0",
        description = "Whose incentives are shown. Default: ${DEFAULT-VALUE}")
    int mechanism;

    @Override
    public void run() {
      try (Chain chain = on.connect()) {
        ChainAt at = reading.of(chain);
        Metagraph metagraph =
            (mechanism == 0
                    ? Metagraph.read(at, on.subnet())
                    : Metagraph.read(at, on.subnet(), mechanism))
                .orElseThrow(
                    () -> new CommandFailure("there is no subnet " + on.netuid + " or mechanism"));
        if (shared.json) {
          Printer.document(
              Map.of(
                  "netuid", on.netuid,
                  "block", metagraph.block().value(),
                  "tempo", metagraph.tempo(),
                  "neurons", metagraph.neurons().stream().map(ShowMetagraph::fields).toList()));
          return;
        }
        Printer.line(
            "subnet %d at block %d, tempo %d, %d neurons"
                .formatted(
                    on.netuid,
                    metagraph.block().value(),
                    metagraph.tempo(),
                    metagraph.neurons().size()));
        Printer.table(
            List.of(
                "uid",
                "hotkey",
                "permit",
                "stake",
                "incentive",
                "dividends",
                "emission",
                "updated"),
            metagraph.neurons().stream().map(ShowMetagraph::row).toList());
      }
    }

    private static List<String> row(Neuron neuron) {
      return List.of(
          neuron.uid().toString(),
          neuron.hotkey().toString(),
          neuron.validatorPermit() ? "yes" : "",
          Amounts.plain(neuron.totalStake().value()),
          Integer.toString(neuron.incentive()),
          Integer.toString(neuron.dividends()),
          Amounts.plain(neuron.emission().value()),
          Long.toString(neuron.lastUpdate().value()));
    }

    private static Map<String, Object> fields(Neuron neuron) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("uid", neuron.uid().value());
      fields.put("hotkey", neuron.hotkey().toString());
      fields.put("coldkey", neuron.coldkey().toString());
      fields.put("validatorPermit", neuron.validatorPermit());
      fields.put("active", neuron.active());
      fields.put("incentive", neuron.incentive());
      fields.put("dividends", neuron.dividends());
      fields.put("emissionAlphaRao", neuron.emission().value());
      fields.put("totalStakeAlphaRao", neuron.totalStake().value());
      fields.put("lastUpdate", neuron.lastUpdate().value());
      fields.put("registeredAt", neuron.registeredAt().value());
      return fields;
    }
  }
}
