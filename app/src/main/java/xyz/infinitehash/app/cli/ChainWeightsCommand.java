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
import xyz.infinitehash.bittensor.weights.RevealWindow;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightRules;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** {@code ih chain weights}. */
@Command(
    name = "weights",
    description = "Shows the weights every validator has on chain, or sets some by hand.",
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
    try (KeyPair hotkey = which.openHotkey(shared)) {
      switch (WeightsRoute.read(chain.atHead(), table)) {
        case WeightsRoute.SetDirectly _ -> {
          SetWeights open = new SetWeights(table, weights, 0);
          BlockNumber block = accepted(open.send(chain, Signer.of(hotkey), PATIENCE));
          said(Map.of("block", block.value()), "set in block " + block);
        }
        case WeightsRoute.TimelockCommit way -> commit(chain, table, weights, way, hotkey);
        case WeightsRoute.HashCommit _ ->
            throw new CommandFailure(
                "the subnet takes commits by hash only; see bittensor.weights");
        case WeightsRoute.Impossible(String why) -> throw new CommandFailure(why);
      }
    }
  }

  private void commit(
      Chain chain,
      WeightTable table,
      WeightVector weights,
      WeightsRoute.TimelockCommit way,
      KeyPair hotkey) {
    WeightRules rules =
        WeightRules.read(chain.atHead(), table, hotkey.accountId())
            .orElseThrow(() -> new CommandFailure("the hotkey is not registered on the subnet"));
    rules
        .obstacle(weights, 0)
        .ifPresent(
            obstacle -> {
              throw new CommandFailure("the weights were not committed: " + obstacle);
            });
    CommitTimelockedWeights locked =
        CommitTimelockedWeights.lock(
            way, table, hotkey.accountId(), weights, 0, new SecureRandom());
    BlockNumber block =
        accepted(
            SetWeights.outcome(
                rules, chain.submit(chain.sign(locked.call(), Signer.of(hotkey)), PATIENCE)));
    RevealWindow window = way.window();
    said(
        Map.of(
            "block", block.value(),
            "round", way.round(),
            "revealFrom", window.first().value(),
            "revealTo", window.last().value()),
        "committed in block %s for drand's round %d; the chain reveals it in blocks %s to %s"
            .formatted(block, way.round(), window.first(), window.last()));
  }

  private static BlockNumber accepted(WeightsOutcome outcome) {
    if (outcome instanceof WeightsOutcome.Accepted(BlockNumber block)) {
      return block;
    }
    throw new CommandFailure("the weights were not taken: " + outcome);
  }

  private void said(Map<String, Long> document, String line) {
    if (shared.json) {
      Printer.document(document);
    } else {
      Printer.line(line);
    }
  }
}
