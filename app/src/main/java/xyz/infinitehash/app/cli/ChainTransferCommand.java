package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;

/** {@code ih chain transfer}. */
@Command(
    name = "transfer",
    description = "Sends TAO of the wallet's coldkey to another account.",
    footer = {
      "%nExamples:",
      "  ih chain transfer --name mine --to 5Grw...utQY --tao 1.5 --dry-run",
      "  ih chain transfer --name mine --to 5Grw...utQY --tao all"
    })
final class ChainTransferCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();
  @Mixin ChainSending sending = new ChainSending();

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
  public void run() {
    AccountId receiver = Addresses.account("--to", to);
    TypedCall call =
        tao.equals("all")
            ? new TransferCall.All(receiver, !allowDeath)
            : allowDeath
                ? new TransferCall.AllowDeath(receiver, Amounts.tao("--tao", tao))
                : new TransferCall.KeepAlive(receiver, Amounts.tao("--tao", tao));
    try (Chain chain = on.connect()) {
      sending.send(shared, chain, which, ChainSending.By.COLDKEY, call);
    }
  }
}
