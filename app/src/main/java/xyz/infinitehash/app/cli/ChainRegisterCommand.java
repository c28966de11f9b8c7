package xyz.infinitehash.app.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.registration.RegistrationCall;
import xyz.infinitehash.bittensor.registration.RegistrationOutcome;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** {@code ih chain register}. */
@Command(
    name = "register",
    description =
        "Takes a slot on the subnet for a hotkey; the wallet's coldkey pays. On root it costs"
            + " nothing but the fee.",
    footer = {
      "%nExamples:",
      "  ih chain register --netuid 0 --name mine --hotkey val",
      "  ih chain register --netuid 89 --name mine --hotkey rig1 --max-price 0.5 --dry-run"
    })
final class ChainRegisterCommand extends Sending {
  @Option(
      names = "--max-price",
      defaultValue = "1",
      paramLabel = "TAO",
      description = "The most that may be paid. Default: ${DEFAULT-VALUE}")
  String maxPrice = "";

  @Override
  RegistrationCall call(ChainAt at) {
    return on.netuid == 0
        ? new RegistrationCall.RegisterOnRoot(which.hotkey())
        : new RegistrationCall.Register(
            on.subnet(), which.hotkey(), Amounts.tao("--max-price", maxPrice));
  }

  @Override
  public void run() {
    AccountId hotkey = which.hotkey();
    try (Chain chain = on.connect()) {
      boolean special = dryRun || shield || acting.another();
      if (special || !(call(chain.atHead()) instanceof RegistrationCall.Register wanted)) {
        send(chain, call(chain.atHead()));
        return;
      }
      try (KeyPair coldkey = open()) {
        shared.progress("registering " + hotkey + " on subnet " + on.netuid);
        say(Registration.register(chain, wanted, Signer.of(coldkey), caps(), PATIENCE));
      }
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
          case RegistrationOutcome.NotSent(var why) -> throw new CommandFailure("not sent: " + why);
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
