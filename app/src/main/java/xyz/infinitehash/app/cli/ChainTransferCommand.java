package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.stake.Balances;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.chain.Chain;

/** {@code ih chain transfer}. */
@Command(
    name = "transfer",
    description = "Sends TAO of the wallet's coldkey to another account.",
    footer = {"%nExample:", "  ih chain transfer --name mine --to 5Grw...utQY --tao 1.5"})
final class ChainTransferCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();

  @Option(names = "--to", required = true, paramLabel = "SS58")
  String to = "";

  @Option(names = "--tao", required = true, paramLabel = "AMOUNT")
  String tao = "";

  @Override
  public void run() {
    try (Chain chain = on.connect();
        KeyPair coldkey = which.openColdkey(shared)) {
      Calls.send(
          shared,
          chain,
          Balances.transfer(Addresses.account("--to", to), Amounts.tao("--tao", tao)),
          coldkey);
    }
  }
}
