package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.registration.RegistrationCall;
import xyz.infinitehash.bittensor.registration.RegistrationOutcome;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** {@code ih chain register}. */
@Command(
    name = "register",
    description = "Takes a slot on the subnet for a hotkey; the wallet's coldkey pays.",
    footer = {
      "%nExample:",
      "  ih chain register --netuid 89 --name mine --hotkey rig1 --max-price 0.5 --dry-run"
    })
final class ChainRegisterCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();

  @Option(
      names = "--max-price",
      defaultValue = "1",
      paramLabel = "TAO",
      description = "The most that may be paid. Default: ${DEFAULT-VALUE}")
  String maxPrice = "";

  @Mixin ChainSending sending = new ChainSending();

  @Override
  public void run() {
    Rao cap = Amounts.tao("--max-price", maxPrice);
    Wallet wallet = which.wallet();
    AccountId hotkey =
        wallet
            .hotkey(which.hotkey)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no hotkey %s; make one with: ih wallet new-hotkey"
                            .formatted(wallet.hotkeyFile(which.hotkey))));
    if (sending.dryRun) {
      try (Chain chain = on.connect()) {
        sending.send(
            shared,
            chain,
            which,
            ChainSending.By.COLDKEY,
            new RegistrationCall.Register(on.subnet(), hotkey, cap));
      }
      return;
    }
    try (Chain chain = on.connect();
        KeyPair coldkey = which.openColdkey(shared)) {
      shared.progress("registering " + hotkey + " on subnet " + on.netuid);
      say(Registration.register(chain, on.subnet(), hotkey, Signer.of(coldkey), cap, PATIENCE));
    }
  }

  private void say(RegistrationOutcome outcome) {
    String sentence =
        switch (outcome) {
          case RegistrationOutcome.Registered(var uid, var block) ->
              "registered as uid " + uid + " in block " + block;
          case RegistrationOutcome.AlreadyRegistered(var uid) -> "registered already, uid " + uid;
          case RegistrationOutcome.PriceAboveCap(var price, var cap) ->
              throw new CommandFailure(
                  "the price is %s, above %s; raise --max-price or wait, it falls with each block"
                      .formatted(price, cap));
          case RegistrationOutcome.NotEnoughBalance(var free, var price) ->
              throw new CommandFailure(
                  "the coldkey has %s, a slot costs %s; on a devnet: ih devnet fund"
                      .formatted(free, price));
          case RegistrationOutcome.Closed(var why) ->
              throw new CommandFailure("the subnet takes nobody now: " + why);
          case RegistrationOutcome.NoSuchSubnet _ ->
              throw new CommandFailure("there is no subnet " + on.netuid);
          case RegistrationOutcome.Refused(var refusal) ->
              throw new CommandFailure("the node refused: " + refusal);
          case RegistrationOutcome.Failed(var error, var block) ->
              throw new CommandFailure("it failed in block %s: %s".formatted(block, error));
          case RegistrationOutcome.Unknown(var why) ->
              throw new CommandFailure(
                  "nothing is known of it (%s); look with: ih chain metagraph".formatted(why));
        };
    if (shared.json) {
      Printer.document(Map.of("outcome", sentence));
    } else {
      Printer.line(sentence);
    }
  }
}
