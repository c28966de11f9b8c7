package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;

/** {@code ih wallet}. */
@Command(
    name = "wallet",
    description = "Keys, in files that btcli reads and writes as well.",
    subcommands = {
      WalletNewColdkeyCommand.class,
      WalletNewHotkeyCommand.class,
      WalletRegenCommand.class,
      WalletListCommand.class,
      WalletShowCommand.class,
      WalletSignCommand.class,
      WalletVerifyCommand.class
    },
    footer = {
      "%nExamples:",
      "  ih wallet new-coldkey --name mine",
      "  ih wallet new-hotkey --name mine --hotkey rig1",
      "  ih wallet list"
    })
final class WalletCommand {}
