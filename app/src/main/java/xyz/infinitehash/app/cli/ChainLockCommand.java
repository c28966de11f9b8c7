package xyz.infinitehash.app.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.bittensor.stake.StakeLock;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain lock}. */
@Command(
    name = "lock",
    description = "Stake that the wallet's coldkey has locked; locks gather conviction.",
    footer = {
      "%nExamples:",
      "  ih chain lock --name mine",
      "  ih chain lock add --netuid 89 --name mine --hotkey val --alpha 50",
      "  ih chain lock perpetual --netuid 89 --name mine --off"
    },
    subcommands = {
      ChainLockCommand.Add.class,
      ChainLockCommand.Move.class,
      ChainLockCommand.Perpetual.class
    })
final class ChainLockCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();
  @Mixin WalletOptions which = new WalletOptions();

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      Printer.rows(
          shared,
          Map.of("coldkey", which.coldkey().toString()),
          "locks",
          List.of("netuid", "hotkey", "alpha", "conviction", "since", "perpetual"),
          StakeLock.readAll(reading.of(chain), which.coldkey()).stream()
              .map(
                  lock ->
                      List.<Object>of(
                          lock.netUid().value(),
                          lock.hotkey().toString(),
                          Amounts.plain(lock.amount().value()),
                          lock.conviction().toPlainString(),
                          lock.since().value(),
                          lock.perpetual()))
              .toList());
    }
  }

  /** {@code ih chain lock add}. */
  @Command(
      name = "add",
      description = "Locks staked alpha behind a hotkey.",
      footer = {
        "%nExample:",
        "  ih chain lock add --netuid 89 --name mine --hotkey val --alpha 50 --dry-run"
      })
  static final class Add extends Sending {
    @Option(names = "--alpha", required = true, paramLabel = "AMOUNT")
    String alpha = "";

    @Override
    TypedCall call(ChainAt at) {
      return new StakeCall.Lock(which.hotkey(), on.subnet(), Amounts.alpha("--alpha", alpha));
    }
  }

  /** {@code ih chain lock move}. */
  @Command(
      name = "move",
      description = "Puts the lock on a subnet behind another hotkey.",
      footer = {"%nExample:", "  ih chain lock move --netuid 89 --name mine --to 5Grw...utQY"})
  static final class Move extends Sending {
    @Option(names = "--to", required = true, paramLabel = "SS58")
    String to = "";

    @Override
    TypedCall call(ChainAt at) {
      return new StakeCall.MoveLock(Addresses.account("--to", to), on.subnet());
    }
  }

  /** {@code ih chain lock perpetual}. */
  @Command(
      name = "perpetual",
      description = "Keeps the locks on a subnet from ending by themselves; with --off no more.",
      footer = {"%nExample:", "  ih chain lock perpetual --netuid 89 --name mine"})
  static final class Perpetual extends Sending {
    @Option(names = "--off", description = "Let them end.")
    boolean off;

    @Override
    TypedCall call(ChainAt at) {
      return new StakeCall.PerpetualLock(on.subnet(), !off);
    }
  }
}
