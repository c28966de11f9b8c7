package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.identity.IdentityCall;
import xyz.infinitehash.bittensor.identity.SubnetIdentity;
import xyz.infinitehash.bittensor.subnet.SubnetCall;
import xyz.infinitehash.substrate.chain.ChainAt;

/** What the owner of a subnet does: {@code ih chain subnet ...}. */
final class ChainOwnerCommands {
  private ChainOwnerCommands() {}

  /** {@code ih chain subnet register}. */
  @Command(
      name = "register",
      description = "Makes a subnet with the wallet's hotkey as its owner's; see its price first.",
      footer = {
        "%nExamples:",
        "  ih chain subnet register --name mine --hotkey owner --dry-run",
        "  ih chain subnet register --name mine --hotkey owner --max-spend 1200"
      })
  static final class Register extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new SubnetCall.Register(which.hotkey());
    }
  }

  /** {@code ih chain subnet start}. */
  @Command(
      name = "start",
      description = "Starts a subnet: its token can be had from now on.",
      footer = {"%nExample:", "  ih chain subnet start --netuid 89 --name mine"})
  static final class Start extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new SubnetCall.Start(on.subnet());
    }
  }

  /** {@code ih chain subnet symbol}. */
  @Command(
      name = "symbol",
      description = "Chooses one of the chain's symbols for the subnet's token.",
      footer = {"%nExample:", "  ih chain subnet symbol --netuid 89 --name mine --to \u03b2"})
  static final class Symbol extends Sending {
    @Option(names = "--to", required = true, paramLabel = "SYMBOL")
    String to = "";

    @Override
    TypedCall call(ChainAt at) {
      return new SubnetCall.UpdateSymbol(on.subnet(), to);
    }
  }

  /** {@code ih chain subnet trigger-epoch}. */
  @Command(
      name = "trigger-epoch",
      description = "Asks for an epoch after the freeze window, before its time.",
      footer = {"%nExample:", "  ih chain subnet trigger-epoch --netuid 89 --name mine"})
  static final class TriggerEpoch extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new SubnetCall.TriggerEpoch(on.subnet());
    }
  }

  /** {@code ih chain subnet identity}. */
  @Command(
      name = "identity",
      description = "Says what a subnet is; what is left out is empty afterwards.",
      footer = {
        "%nExample:",
        "  ih chain subnet identity --netuid 89 --name mine --title InfiniteHash --url"
            + " https://example.org"
      })
  static final class Identity extends Sending {
    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Its name.")
    String title = "";

    @Option(names = "--github", defaultValue = "", paramLabel = "TEXT")
    String github = "";

    @Option(names = "--contact", defaultValue = "", paramLabel = "TEXT")
    String contact = "";

    @Option(names = "--url", defaultValue = "", paramLabel = "TEXT")
    String url = "";

    @Option(names = "--discord", defaultValue = "", paramLabel = "TEXT")
    String discord = "";

    @Option(names = "--description", defaultValue = "", paramLabel = "TEXT")
    String description = "";

    @Option(names = "--logo", defaultValue = "", paramLabel = "URL")
    String logo = "";

    @Option(names = "--additional", defaultValue = "", paramLabel = "TEXT")
    String additional = "";

    @Override
    TypedCall call(ChainAt at) {
      return new IdentityCall.SetOfSubnet(
          on.subnet(),
          new SubnetIdentity(title, github, contact, url, discord, description, logo, additional));
    }
  }
}
