package xyz.infinitehash.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.infinitehash.bittensor.wallet.Wallet;

/** {@code ih wallet show}. */
@Command(
    name = "show",
    description = "One wallet: its addresses, files and their locks; never its secrets.",
    footer = {"%nExample:", "  ih wallet show --name mine"})
final class WalletShowCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin WalletOptions which = new WalletOptions();

  @Override
  public void run() {
    Wallet wallet = which.wallet();
    List<WalletKeys> keys = WalletKeys.of(wallet);
    if (keys.isEmpty()) {
      throw new CommandFailure("there is no wallet " + wallet.folder());
    }
    if (shared.json) {
      Printer.document(WalletKeys.document(wallet));
    } else {
      Printer.table(
          List.of("key", "address", "lock", "file"),
          keys.stream()
              .map(k -> List.of(k.name(), k.address(), k.lock(), k.file().toString()))
              .toList());
    }
  }
}
