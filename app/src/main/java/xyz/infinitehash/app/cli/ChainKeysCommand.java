package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.ownership.ColdkeySwap;
import xyz.infinitehash.bittensor.ownership.OwnershipCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** {@code ih chain keys}. */
@Command(
    name = "keys",
    description = {
      "Which coldkey owns the hotkey, whether another coldkey is about to take over, and changing",
      "either."
    },
    footer = {
      "%nExamples:",
      "  ih chain keys --name mine --hotkey val",
      "  ih chain keys swap-hotkey --name mine --hotkey val --to 5Grw...utQY --dry-run",
      "  ih chain keys announce --name mine --to 5FHn...94ty"
    },
    subcommands = {
      ChainKeysCommand.Associate.class,
      ChainKeysCommand.SwapHotkey.class,
      ChainKeysCommand.Announce.class,
      ChainKeysCommand.SwapColdkey.class,
      ChainKeysCommand.Dispute.class,
      ChainKeysCommand.Clear.class
    })
final class ChainKeysCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();
  @Mixin WalletOptions which = new WalletOptions();

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      AccountId coldkey = which.coldkey();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("coldkey", coldkey.toString());
      which
          .wallet()
          .hotkey(which.hotkey)
          .ifPresent(
              hotkey -> {
                fields.put("hotkey", hotkey.toString());
                at.storage("SubtensorModule", "Owner", Value.of(hotkey))
                    .ifPresent(owner -> fields.put("owner", owner.asAccountId().toString()));
              });
      ColdkeySwap.read(at, coldkey)
          .ifPresent(
              swap -> {
                fields.put("swapFromBlock", swap.from().value());
                fields.put("replacementHash", swap.replacementHash().hex());
                fields.put("disputed", swap.disputed());
              });
      Printer.fields(shared, fields);
    }
  }

  /** {@code ih chain keys associate}. */
  @Command(
      name = "associate",
      description = "Makes the wallet's coldkey the owner of its hotkey, which nobody owns yet.",
      footer = {"%nExample:", "  ih chain keys associate --name mine --hotkey rig1"})
  static final class Associate extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new OwnershipCall.Associate(which.hotkey());
    }
  }

  /** {@code ih chain keys swap-hotkey}. */
  @Command(
      name = "swap-hotkey",
      description = {
        "Puts another hotkey in the place of the wallet's, stake and all, on every subnet or with",
        "--only on the one of --netuid; costs 0.1 TAO, or 0.001 for one subnet."
      },
      footer = {
        "%nExample:",
        "  ih chain keys swap-hotkey --name mine --hotkey val --to 5Grw...utQY --only --netuid 89"
      })
  static final class SwapHotkey extends Sending {
    @Option(names = "--to", required = true, paramLabel = "SS58", description = "The new hotkey.")
    String to = "";

    @Option(names = "--only", description = "On the subnet of --netuid alone.")
    boolean only;

    @Option(names = "--keep-stake", description = "The stake stays with the old hotkey.")
    boolean keepStake;

    @Override
    TypedCall call(ChainAt at) {
      AccountId replacement = Addresses.account("--to", to);
      return only
          ? new OwnershipCall.SwapHotkeyOn(on.subnet(), which.hotkey(), replacement, keepStake)
          : new OwnershipCall.SwapHotkey(which.hotkey(), replacement, keepStake);
    }
  }

  /** {@code ih chain keys announce}. */
  @Command(
      name = "announce",
      description = {
        "Announces that another coldkey will take over all that this one has; costs 0.1 TAO. Until",
        "then the coldkey can do little else."
      },
      footer = {"%nExample:", "  ih chain keys announce --name mine --to 5FHn...94ty"})
  static final class Announce extends Sending {
    @Option(names = "--to", required = true, paramLabel = "SS58", description = "The new coldkey.")
    String to = "";

    @Override
    TypedCall call(ChainAt at) {
      return new OwnershipCall.AnnounceColdkeySwap(Addresses.account("--to", to));
    }
  }

  /** {@code ih chain keys swap-coldkey}. */
  @Command(
      name = "swap-coldkey",
      description = "Hands everything over to the coldkey that was announced, after the delay.",
      footer = {"%nExample:", "  ih chain keys swap-coldkey --name mine --to 5FHn...94ty"})
  static final class SwapColdkey extends Sending {
    @Option(names = "--to", required = true, paramLabel = "SS58", description = "The new coldkey.")
    String to = "";

    @Override
    TypedCall call(ChainAt at) {
      return new OwnershipCall.SwapColdkey(Addresses.account("--to", to));
    }
  }

  /** {@code ih chain keys dispute}. */
  @Command(
      name = "dispute",
      description = {
        "Stops a swap that somebody else announced with this coldkey: only the chain's root undoes",
        "that."
      },
      footer = {"%nExample:", "  ih chain keys dispute --name mine --dry-run"})
  static final class Dispute extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new OwnershipCall.DisputeColdkeySwap();
    }
  }

  /** {@code ih chain keys clear}. */
  @Command(
      name = "clear",
      description = "Takes the announcement of a swap back.",
      footer = {"%nExample:", "  ih chain keys clear --name mine"})
  static final class Clear extends Sending {
    @Override
    TypedCall call(ChainAt at) {
      return new OwnershipCall.ClearColdkeySwap();
    }
  }
}
