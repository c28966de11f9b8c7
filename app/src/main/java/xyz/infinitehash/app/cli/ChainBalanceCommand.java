package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.balance.Account;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;

/** {@code ih chain balance}. */
@Command(
    name = "balance",
    description = "TAO of an account and its next nonce; stake is not in it.",
    footer = {"%nExample:", "  ih chain balance --of 5Grw...utQY --json"})
final class ChainBalanceCommand implements Runnable {
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
      Account state = Account.read(reading.of(chain), account);
      if (shared.json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", account.toString());
        fields.put("freeRao", state.free().value());
        fields.put("reservedRao", state.reserved().value());
        fields.put("frozenRao", state.frozen().value());
        fields.put("nonce", state.nonce());
        Printer.document(fields);
      } else {
        Printer.line("account   " + account);
        Printer.line("free      " + state.free());
        Printer.line("reserved  " + state.reserved());
        Printer.line("frozen    " + state.frozen());
        Printer.line("nonce     " + state.nonce());
      }
    }
  }
}
