package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.infinitehash.bittensor.wallet.Wallet;

/** {@code ih wallet list}. */
@Command(
    name = "list",
    description = "All wallets and their hotkeys, by address.",
    footer = {"%nExample:", "  ih wallet list --json"})
final class WalletListCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin WalletOptions which = new WalletOptions();

  @Override
  public void run() {
    List<Wallet> wallets = which.folder().wallets();
    if (shared.json) {
      Printer.document(Map.of("wallets", wallets.stream().map(WalletKeys::document).toList()));
    } else if (wallets.isEmpty()) {
      Printer.line(
          "no wallets in " + which.folder().path() + "; make one with: ih wallet new-coldkey");
    } else {
      List<List<String>> rows = new ArrayList<>();
      for (Wallet wallet : wallets) {
        for (WalletKeys key : WalletKeys.of(wallet)) {
          rows.add(List.of(wallet.name(), key.kind(), key.hotkey(), key.address()));
        }
      }
      Printer.table(List.of("wallet", "kind", "hotkey", "address"), rows);
    }
  }
}
