package xyz.infinitehash.app.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** {@code ih chain weights}. */
@Command(
    name = "weights",
    description = {
      "Shows the weights every validator has on chain, or sets some by hand: in the open, or",
      "timelocked where the subnet takes commits only."
    },
    footer = {
      "%nExamples:",
      "  ih chain weights --netuid 89",
      "  ih chain weights --netuid 89 --name mine --hotkey validator --set 1=65535,2=30000"
    })
final class ChainWeightsCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();
  @Mixin ChainSending sending = new ChainSending();

  @Option(
      names = "--mechanism",
      defaultValue = "0",
      description = "Weight table of the subnet, 0 or 1. Default: ${DEFAULT-VALUE}")
  int mechanism;

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "UID=WEIGHT",
      description = "Sets these with the hotkey instead; weights are 0 to 65535.")
  Map<Integer, Integer> wanted = new TreeMap<>();

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      WeightTable table = new WeightTable(on.subnet(), mechanism);
      if (wanted.isEmpty()) {
        show(table.rows(chain.atHead()));
      } else {
        set(chain, table);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private void show(SortedMap<Uid, WeightVector> rows) {
    if (shared.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      rows.forEach((uid, row) -> document.put(uid.toString(), row.byUid()));
      Printer.document(Map.of("netuid", on.netuid, "mechanism", mechanism, "weights", document));
    } else if (rows.isEmpty()) {
      Printer.line("no validator has set weights on subnet " + on.netuid);
    } else {
      Printer.table(
          List.of("validator", "weights (uid=weight of 65535)"),
          rows.entrySet().stream()
              .map(row -> List.of(row.getKey().toString(), row.getValue().byUid().toString()))
              .toList());
    }
  }

  private void set(Chain chain, WeightTable table) {
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    wanted.forEach((uid, weight) -> byUid.put(new Uid(uid), weight));
    WeightVector weights = new WeightVector(byUid);
    switch (WeightsRoute.read(chain.atHead(), table)) {
      case WeightsRoute.SetDirectly _ -> setDirectly(chain, new SetWeights(table, weights, 0));
      case WeightsRoute.TimelockCommit way -> {
        AccountId hotkey = ChainStakeCommand.hotkey(which);
        var commit =
            CommitTimelockedWeights.lock(way, table, hotkey, weights, 0, new SecureRandom());
        shared.progress("committing; the chain reveals them after drand round " + way.round());
        sending.send(shared, chain, which, ChainSending.By.HOTKEY, metadata -> commit.call());
      }
      case WeightsRoute.HashCommit _ ->
          throw new CommandFailure(
              "this chain wants weights committed by a hash and revealed later by who set them,"
                  + " which no command does yet");
      case WeightsRoute.Impossible(String why) -> throw new CommandFailure(why);
    }
  }

  private void setDirectly(Chain chain, SetWeights plain) {
    if (sending.dryRun) {
      sending.send(shared, chain, which, ChainSending.By.HOTKEY, metadata -> plain.call());
      return;
    }
    try (KeyPair hotkey = which.openHotkey(shared)) {
      WeightsOutcome outcome = plain.send(chain, Signer.of(hotkey), PATIENCE);
      if (!(outcome instanceof WeightsOutcome.Accepted accepted)) {
        throw new CommandFailure("the weights were not set: " + outcome);
      }
      if (shared.json) {
        Printer.document(Map.of("block", accepted.block().value()));
      } else {
        Printer.line("set in block " + accepted.block());
      }
    }
  }
}
