package xyz.infinitehash.app.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.stake.Stake;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain stake}. */
@Command(
    name = "stake",
    description = {
      "Stake of the wallet's coldkey: shows it, adds with --tao, takes away with --alpha,",
      "or moves it. A limit is a price in TAO for one alpha."
    },
    footer = {
      "%nExamples:",
      "  ih chain stake --name mine",
      "  ih chain stake --netuid 89 --name mine --hotkey val --tao 1000 --limit 0.02",
      "  ih chain stake remove --netuid 89 --name mine --hotkey val --alpha 50 --dry-run",
      "  ih chain stake move --netuid 89 --name mine --hotkey val --to 5Grw...utQY --alpha 50"
    },
    subcommands = {
      ChainStakeCommand.Remove.class,
      ChainStakeCommand.Move.class,
      ChainStakeCommand.Burn.class
    })
final class ChainStakeCommand extends Sending {
  @Option(names = "--tao", defaultValue = "", paramLabel = "AMOUNT")
  String tao = "";

  @Option(names = "--limit", defaultValue = "", paramLabel = "TAO", description = "Highest price.")
  String limit = "";

  @Option(names = "--partial", description = "Within the limit, as much as it allows.")
  boolean partial;

  @Override
  public void run() {
    if (!tao.isEmpty()) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      show(chain);
    }
  }

  @Override
  TypedCall call(ChainAt at) {
    Rao amount = Amounts.tao("--tao", tao);
    AccountId hotkey = which.hotkey();
    return limit.isEmpty()
        ? new StakeCall.Add(hotkey, on.subnet(), amount)
        : new StakeCall.AddLimit(
            hotkey, on.subnet(), amount, Amounts.tao("--limit", limit), partial);
  }

  private void show(Chain chain) {
    AccountId coldkey = which.coldkey();
    List<Stake> stakes = Stake.readAll(chain.atHead(), coldkey);
    if (shared.json) {
      Printer.document(
          Map.of(
              "coldkey",
              coldkey.toString(),
              "stakes",
              stakes.stream()
                  .map(
                      s ->
                          Map.of(
                              "netuid", s.netUid().value(),
                              "hotkey", s.hotkey().toString(),
                              "alphaRao", s.amount().value(),
                              "registered", s.registered()))
                  .toList()));
    } else if (stakes.isEmpty()) {
      Printer.line(coldkey + " has nothing staked");
    } else {
      Printer.table(
          List.of("netuid", "hotkey", "alpha"),
          stakes.stream()
              .map(
                  s ->
                      List.of(
                          s.netUid().toString(),
                          s.hotkey().toString(),
                          Amounts.plain(s.amount().value())))
              .toList());
    }
  }

  /** {@code ih chain stake remove}. */
  @Command(
      name = "remove",
      description = "Sells staked alpha for TAO.",
      footer = {
        "%nExample:",
        "  ih chain stake remove --netuid 89 --name mine --hotkey val --alpha all --limit 0.01"
      })
  static final class Remove extends Sending {
    @Option(
        names = "--alpha",
        required = true,
        paramLabel = "AMOUNT",
        description = "How much; all: what is staked on this subnet; everywhere: on all of them.")
    String alpha = "";

    @Option(names = "--limit", defaultValue = "", paramLabel = "TAO", description = "Lowest price.")
    String limit = "";

    @Option(names = "--partial", description = "Within the limit, as much as it allows.")
    boolean partial;

    @Override
    TypedCall call(ChainAt at) {
      AccountId hotkey = which.hotkey();
      NetUid netUid = on.subnet();
      return switch (alpha) {
        case "everywhere" -> new StakeCall.UnstakeAll(hotkey);
        case "all" ->
            limit.isEmpty()
                ? new StakeCall.RemoveFull(hotkey, netUid)
                : new StakeCall.RemoveFullLimit(hotkey, netUid, Amounts.tao("--limit", limit));
        default ->
            limit.isEmpty()
                ? new StakeCall.Remove(hotkey, netUid, Amounts.alpha("--alpha", alpha))
                : new StakeCall.RemoveLimit(
                    hotkey,
                    netUid,
                    Amounts.alpha("--alpha", alpha),
                    Amounts.tao("--limit", limit),
                    partial);
      };
    }
  }

  /** {@code ih chain stake move}. */
  @Command(
      name = "move",
      description = "Moves stake to another hotkey, another coldkey or another subnet.",
      footer = {
        "%nExamples:",
        "  ih chain stake move --netuid 89 --name mine --hotkey val --to-netuid 3 --alpha 50",
        "  ih chain stake move --netuid 89 --name mine --hotkey val --to-coldkey 5Grw... --alpha 5"
      })
  static final class Move extends Sending {
    @Option(names = "--alpha", required = true, paramLabel = "AMOUNT")
    String alpha = "";

    @Option(names = "--to", defaultValue = "", paramLabel = "SS58", description = "Another hotkey.")
    String to = "";

    @Option(
        names = "--to-coldkey",
        defaultValue = "",
        paramLabel = "SS58",
        description = "Another coldkey, with the same hotkey.")
    String toColdkey = "";

    @Option(
        names = "--to-netuid",
        defaultValue = "-1",
        paramLabel = "N",
        description = "Another subnet. Default: the same")
    int toNetuid;

    @Override
    TypedCall call(ChainAt at) {
      AccountId hotkey = which.hotkey();
      NetUid from = on.subnet();
      NetUid there = toNetuid < 0 ? from : new NetUid(toNetuid);
      Alpha amount = Amounts.alpha("--alpha", alpha);
      if (!to.isEmpty() && !toColdkey.isEmpty()) {
        throw new CommandFailure("--to and --to-coldkey: one move at a time");
      }
      return !toColdkey.isEmpty()
          ? new StakeCall.Transfer(
              Addresses.account("--to-coldkey", toColdkey), hotkey, from, there, amount)
          : !to.isEmpty()
              ? new StakeCall.Move(hotkey, from, Addresses.account("--to", to), there, amount)
              : new StakeCall.Swap(hotkey, from, there, amount);
    }
  }

  /** {@code ih chain stake burn}. */
  @Command(
      name = "burn",
      description = "Burns staked alpha, or recycles it; nobody has it afterwards.",
      footer = {
        "%nExamples:",
        "  ih chain stake burn --netuid 89 --name mine --hotkey val --alpha 5 --recycle",
        "  ih chain stake burn --netuid 89 --name mine --hotkey val --tao 2 --limit 0.05"
      })
  static final class Burn extends Sending {
    @Option(names = "--alpha", defaultValue = "", paramLabel = "AMOUNT")
    String alpha = "";

    @Option(
        names = "--tao",
        defaultValue = "",
        paramLabel = "AMOUNT",
        description = "Buy alpha for so much and burn that; --limit is the highest price.")
    String tao = "";

    @Option(names = "--limit", defaultValue = "", paramLabel = "TAO")
    String limit = "";

    @Option(names = "--recycle", description = "So that it can be issued again.")
    boolean recycle;

    @Override
    TypedCall call(ChainAt at) {
      AccountId hotkey = which.hotkey();
      if (alpha.isEmpty() == tao.isEmpty() || (recycle && !tao.isEmpty())) {
        throw new CommandFailure("one of --alpha and --tao; --recycle goes with --alpha");
      }
      if (tao.isEmpty()) {
        Alpha amount = Amounts.alpha("--alpha", alpha);
        return recycle
            ? new StakeCall.RecycleAlpha(hotkey, on.subnet(), amount)
            : new StakeCall.BurnAlpha(hotkey, on.subnet(), amount);
      }
      Rao amount = Amounts.tao("--tao", tao);
      return limit.isEmpty()
          ? new StakeCall.AddBurn(hotkey, on.subnet(), amount)
          : new StakeCall.AddBurnLimit(hotkey, on.subnet(), amount, Amounts.tao("--limit", limit));
    }
  }
}
