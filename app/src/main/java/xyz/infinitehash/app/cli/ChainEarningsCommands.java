package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** What becomes of what stake earns. */
final class ChainEarningsCommands {
  private ChainEarningsCommands() {}

  /** {@code ih chain claim}. */
  @Command(
      name = "claim",
      description = "Takes what the coldkey's stake on root has earned on some subnets.",
      footer = {"%nExample:", "  ih chain claim --name mine --subnets 3,89 --dry-run"})
  static final class Claim extends Sending {
    @Option(
        names = "--subnets",
        split = ",",
        required = true,
        paramLabel = "NETUID",
        description = "One to five.")
    List<Integer> subnets = List.of();

    @Override
    TypedCall call(ChainAt at) {
      TreeSet<NetUid> wanted = new TreeSet<>();
      subnets.forEach(each -> wanted.add(new NetUid(each)));
      return new StakeCall.ClaimRoot(wanted);
    }
  }

  /** {@code ih chain auto-stake}. */
  @Command(
      name = "auto-stake",
      description = {
        "The hotkey with which what the coldkey earns on a subnet is staked by itself; with --set it",
        "is the wallet's from now on."
      },
      footer = {
        "%nExamples:",
        "  ih chain auto-stake --netuid 89 --name mine",
        "  ih chain auto-stake --netuid 89 --name mine --hotkey val --set"
      })
  static final class AutoStake extends Sending {
    @Option(names = "--set", description = "Let it be the wallet's hotkey.")
    boolean set;

    @Override
    public void run() {
      if (set) {
        super.run();
        return;
      }
      try (Chain chain = on.connect()) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("netuid", on.netuid);
        fields.put("coldkey", which.coldkey().toString());
        chain
            .atHead()
            .storage(
                "SubtensorModule",
                "AutoStakeDestination",
                Value.of(which.coldkey()),
                on.subnet().toValue())
            .ifPresent(hotkey -> fields.put("hotkey", hotkey.asAccountId().toString()));
        Printer.fields(shared, fields);
      }
    }

    @Override
    TypedCall call(ChainAt at) {
      return new StakeCall.AutoStake(on.subnet(), which.hotkey());
    }
  }

  /** {@code ih chain burn}. */
  @Command(
      name = "burn",
      description = "Destroys TAO of the wallet's coldkey; nobody has it afterwards.",
      footer = {"%nExample:", "  ih chain burn --name mine --tao 0.5 --dry-run"})
  static final class Burn extends Sending {
    @Option(names = "--tao", required = true, paramLabel = "AMOUNT")
    String tao = "";

    @Override
    TypedCall call(ChainAt at) {
      return new TransferCall.Burn(Amounts.tao("--tao", tao), true);
    }
  }
}
