package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.subnet.Hyperparameters;
import xyz.infinitehash.bittensor.subnet.Mechanisms;
import xyz.infinitehash.bittensor.subnet.SubnetInfo;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain subnet}. */
@Command(
    name = "subnet",
    description = {
      "A subnet with its pool and parameters, or all of them; and what its owner does with it."
    },
    subcommands = {
      ChainSubnetSetCommand.class,
      ChainOwnerCommands.Register.class,
      ChainOwnerCommands.Start.class,
      ChainOwnerCommands.Symbol.class,
      ChainOwnerCommands.TriggerEpoch.class,
      ChainOwnerCommands.Identity.class
    },
    footer = {
      "%nExamples:",
      "  ih chain subnet --all",
      "  ih chain subnet --netuid 89 --json",
      "  ih chain subnet set --netuid 89 --name mine immunity-period 7200"
    })
final class ChainSubnetCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();

  @Option(names = "--all", description = "All subnets, in a table.")
  boolean all;

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      if (all) {
        showAll(SubnetInfo.readAll(at));
        return;
      }
      SubnetInfo info =
          SubnetInfo.read(at, on.subnet())
              .orElseThrow(() -> new CommandFailure("there is no subnet " + on.netuid));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("netuid", on.netuid);
      fields.put("block", at.number().value());
      fields.put("name", info.name());
      fields.put("symbol", info.symbol());
      fields.put("ownerColdkey", info.ownerColdkey().toString());
      fields.put("ownerHotkey", info.ownerHotkey().toString());
      fields.put("tao in the pool", info.taoIn().toString());
      fields.put("alpha in the pool", info.alphaIn().toString());
      fields.put("alpha staked", info.alphaOut().toString());
      fields.put("moving price", info.movingPrice().toPlainString());
      fields.put("mechanism shares", Mechanisms.read(at, on.subnet()).shares().toString());
      Hyperparameters.read(at, on.subnet())
          .ifPresent(h -> h.values().keySet().forEach(name -> fields.put(name, h.text(name))));
      if (shared.json) {
        Printer.document(fields);
      } else {
        fields.forEach((name, value) -> Printer.line("%-30s %s".formatted(name, value)));
      }
    }
  }

  private void showAll(List<SubnetInfo> subnets) {
    if (shared.json) {
      Printer.document(
          Map.of(
              "subnets",
              subnets.stream()
                  .map(
                      s ->
                          Map.of(
                              "netuid", s.netUid().value(),
                              "name", s.name(),
                              "symbol", s.symbol(),
                              "tempo", s.tempo(),
                              "taoInRao", s.taoIn().value(),
                              "alphaInRao", s.alphaIn().value(),
                              "alphaOutRao", s.alphaOut().value()))
                  .toList()));
    } else {
      Printer.table(
          List.of("netuid", "name", "tempo", "TAO in pool", "alpha in pool", "alpha staked"),
          subnets.stream()
              .map(
                  s ->
                      List.of(
                          s.netUid().toString(),
                          s.name() + " " + s.symbol(),
                          Integer.toString(s.tempo()),
                          Amounts.plain(s.taoIn().value()),
                          Amounts.plain(s.alphaIn().value()),
                          Amounts.plain(s.alphaOut().value())))
              .toList());
    }
  }
}
