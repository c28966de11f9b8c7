package xyz.infinitehash.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.proxy.Delegation;
import xyz.infinitehash.bittensor.proxy.ProxyCall;
import xyz.infinitehash.bittensor.proxy.ProxyType;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain proxy}. */
@Command(
    name = "proxy",
    description = {
      "Who may act in the name of an account, and for what. To act: --proxy-for on any command",
      "that sends."
    },
    footer = {
      "%nExamples:",
      "  ih chain proxy --name mine",
      "  ih chain proxy add --name mine --delegate 5Grw...utQY --type Staking",
      "  ih chain stake --name friend --hotkey val --tao 5 --proxy-for 5FHn...94ty"
    },
    subcommands = {
      ChainProxyCommand.Add.class,
      ChainProxyCommand.Remove.class,
      ChainProxyCommand.CreatePure.class,
      ChainProxyCommand.KillPure.class,
      ChainProxyCommand.Withdraw.class,
      ChainProxyCommand.Reject.class,
      ChainProxyCommand.RealPays.class
    })
final class ChainProxyCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();
  @Mixin WalletOptions which = new WalletOptions();

  @Option(
      names = "--of",
      defaultValue = "",
      paramLabel = "SS58",
      description = "An account. Default: the wallet's coldkey")
  String of = "";

  @Override
  public void run() {
    AccountId account = of.isEmpty() ? which.coldkey() : Addresses.account("--of", of);
    try (Chain chain = on.connect()) {
      Printer.rows(
          shared,
          Map.of("account", account.toString()),
          "proxies",
          List.of("delegate", "type", "delay"),
          Delegation.read(reading.of(chain), account).stream()
              .map(d -> List.<Object>of(d.delegate().toString(), d.type(), d.delay()))
              .toList());
    }
  }

  private static ProxyType type(String name) {
    return ProxyType.named(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "--type: one of %s, not %s"
                        .formatted(
                            Arrays.stream(ProxyType.values()).map(ProxyType::variant).toList(),
                            name)));
  }

  /** {@code ih chain proxy add}. */
  @Command(
      name = "add",
      description = "Gives leave; a deposit is kept back until it is taken away again.",
      footer = {
        "%nExample:",
        "  ih chain proxy add --name mine --delegate 5Grw...utQY --type Staking --dry-run"
      })
  static final class Add extends Sending {
    @Option(names = "--delegate", required = true, paramLabel = "SS58")
    String delegate = "";

    @Option(
        names = "--type",
        required = true,
        paramLabel = "KIND",
        description = "Such as Staking.")
    String type = "";

    @Option(
        names = "--delay",
        defaultValue = "0",
        paramLabel = "BLOCKS",
        description = "Between announcing a call and making it. Default: ${DEFAULT-VALUE}")
    int delay;

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.Add(
          Addresses.account("--delegate", delegate), ChainProxyCommand.type(type), delay);
    }
  }

  /** {@code ih chain proxy remove}. */
  @Command(
      name = "remove",
      description = "Takes leave away, of one delegate or with --all of everybody.",
      footer = {
        "%nExamples:",
        "  ih chain proxy remove --name mine --delegate 5Grw...utQY --type Staking",
        "  ih chain proxy remove --name mine --all"
      })
  static final class Remove extends Sending {
    @Option(names = "--delegate", defaultValue = "", paramLabel = "SS58")
    String delegate = "";

    @Option(names = "--type", defaultValue = "", paramLabel = "KIND")
    String type = "";

    @Option(names = "--delay", defaultValue = "0", paramLabel = "BLOCKS")
    int delay;

    @Option(names = "--all", description = "All that were given.")
    boolean all;

    @Override
    TypedCall call(ChainAt at) {
      if (all == !delegate.isEmpty()) {
        throw new CommandFailure("one of --delegate and --all");
      }
      return all
          ? new ProxyCall.RemoveAll()
          : new ProxyCall.Remove(
              Addresses.account("--delegate", delegate), ChainProxyCommand.type(type), delay);
    }
  }

  /** {@code ih chain proxy create-pure}. */
  @Command(
      name = "create-pure",
      description = "Makes an account without a key, for which the wallet's coldkey has leave.",
      footer = {"%nExample:", "  ih chain proxy create-pure --name mine --type Any"})
  static final class CreatePure extends Sending {
    @Option(names = "--type", defaultValue = "Any", paramLabel = "KIND")
    String type = "";

    @Option(names = "--delay", defaultValue = "0", paramLabel = "BLOCKS")
    int delay;

    @Option(
        names = "--index",
        defaultValue = "0",
        description = "Tells several made in one block apart. Default: ${DEFAULT-VALUE}")
    int index;

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.CreatePure(ChainProxyCommand.type(type), delay, index);
    }
  }

  /** {@code ih chain proxy kill-pure}. */
  @Command(
      name = "kill-pure",
      description = "Ends such an account for ever, with all it has.",
      footer = {
        "%nExample:",
        "  ih chain proxy kill-pure --name mine --proxy-for PURE --spawner 5Grw... --height 812"
            + " --extrinsic 2"
      })
  static final class KillPure extends Sending {
    @Option(
        names = "--spawner",
        required = true,
        paramLabel = "SS58",
        description = "Who made it; the account itself is --proxy-for.")
    String spawner = "";

    @Option(names = "--type", defaultValue = "Any", paramLabel = "KIND")
    String type = "";

    @Option(names = "--index", defaultValue = "0")
    int index;

    @Option(
        names = "--height",
        required = true,
        paramLabel = "BLOCK",
        description = "It was made in.")
    long height;

    @Option(
        names = "--extrinsic",
        required = true,
        paramLabel = "N",
        description = "In that block.")
    int extrinsic;

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.KillPure(
          Addresses.account("--spawner", spawner),
          ChainProxyCommand.type(type),
          index,
          height,
          extrinsic);
    }
  }

  /** {@code ih chain proxy withdraw}. */
  @Command(
      name = "withdraw",
      description = "Takes back what the wallet's coldkey announced with --announce.",
      footer = {
        "%nExample:",
        "  ih chain proxy withdraw --name friend --account 5FHn...94ty --call-hash 0x1b2c..."
      })
  static final class Withdraw extends Sending {
    @Option(names = "--account", required = true, paramLabel = "SS58")
    String real = "";

    @Option(
        names = "--call-hash",
        required = true,
        paramLabel = "0x..",
        description = "See --dry-run.")
    String callHash = "";

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.RemoveAnnouncement(
          Addresses.account("--account", real), Addresses.hash("--call-hash", callHash));
    }
  }

  /** {@code ih chain proxy reject}. */
  @Command(
      name = "reject",
      description = "Refuses what a delegate announced.",
      footer = {
        "%nExample:",
        "  ih chain proxy reject --name mine --delegate 5Grw...utQY --call-hash 0x1b2c..."
      })
  static final class Reject extends Sending {
    @Option(names = "--delegate", required = true, paramLabel = "SS58")
    String delegate = "";

    @Option(names = "--call-hash", required = true, paramLabel = "0x..")
    String callHash = "";

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.RejectAnnouncement(
          Addresses.account("--delegate", delegate), Addresses.hash("--call-hash", callHash));
    }
  }

  /** {@code ih chain proxy real-pays}. */
  @Command(
      name = "real-pays",
      description = "Lets the wallet's coldkey pay the fees of a delegate; with --off no more.",
      footer = {"%nExample:", "  ih chain proxy real-pays --name mine --delegate 5Grw...utQY"})
  static final class RealPays extends Sending {
    @Option(names = "--delegate", required = true, paramLabel = "SS58")
    String delegate = "";

    @Option(names = "--off", description = "No more.")
    boolean off;

    @Override
    TypedCall call(ChainAt at) {
      return new ProxyCall.RealPaysFee(Addresses.account("--delegate", delegate), !off);
    }
  }
}
