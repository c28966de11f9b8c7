package xyz.infinitehash.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.stake.Stake;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;

/** {@code ih chain stake}. */
@Command(
    name = "stake",
    description = "Buys the subnet's token with TAO of the coldkey and stakes it with the hotkey.",
    footer = {"%nExample:", "  ih chain stake --netuid 89 --name mine --hotkey val --tao 1000"})
final class ChainStakeCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();

  @Option(names = "--tao", required = true, paramLabel = "AMOUNT")
  String tao = "";

  @Override
  public void run() {
    AccountId hotkey =
        which
            .wallet()
            .hotkey(which.hotkey)
            .orElseThrow(() -> new CommandFailure("there is no hotkey " + which.hotkey));
    try (Chain chain = on.connect();
        KeyPair coldkey = which.openColdkey(shared)) {
      Calls.send(shared, chain, Stake.add(hotkey, on.subnet(), Amounts.tao("--tao", tao)), coldkey);
    }
  }
}
