package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain transfer}. */
@Command(
    name = "transfer",
    description = "Sends TAO of the wallet's coldkey to another account.",
    footer = {
      "%nExamples:",
      "  ih chain transfer --name mine --to 5Grw...utQY --tao 1.5 --dry-run",
      "  ih chain transfer --name mine --to 5Grw...utQY --tao all"
    })
final class ChainTransferCommand extends Sending {
  @Option(names = "--to", required = true, paramLabel = "SS58")
  String to = "";

  @Option(
      names = "--tao",
      required = true,
      paramLabel = "AMOUNT",
      description = "How much, or: all, which leaves the existential deposit.")
  String tao = "";

  @Option(names = "--allow-death", description = "Even if that ends the sender's account.")
  boolean allowDeath;

  @Override
  TypedCall call(ChainAt at) {
    AccountId receiver = Addresses.account("--to", to);
    return tao.equals("all")
        ? new TransferCall.All(receiver, !allowDeath)
        : allowDeath
            ? new TransferCall.AllowDeath(receiver, Amounts.tao("--tao", tao))
            : new TransferCall.KeepAlive(receiver, Amounts.tao("--tao", tao));
  }
}
