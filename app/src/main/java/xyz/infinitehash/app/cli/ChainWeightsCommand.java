package xyz.infinitehash.app.cli;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.weights.CommitRevealState;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.RevealWeights;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightRules;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsCall;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Inclusion;

/** {@code ih chain weights}. */
@Command(
    name = "weights",
    description = {
      "Shows the weights every validator has on chain, or sets some by hand on the way the subnet",
      "takes: in the open, timelocked, or by a hash that is revealed later."
    },
    subcommands = ChainWeightsReveal.class,
    footer = {
      "%nExamples:",
      "  ih chain weights --netuid 89",
      "  ih chain weights --netuid 89 --name mine --hotkey validator --set 1=65535,2=30000",
      "  ih chain weights --netuid 2 --name mine --hotkey validator --set 1=65535 --wait",
      "  ih chain weights reveal --netuid 2 --name mine --hotkey validator"
    })
final class ChainWeightsCommand extends Sending {
  private static final int SALT = 8; // numbers of 16 bits

  @Mixin RevealOptions revealing = new RevealOptions();

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "UID=WEIGHT",
      description = "Sets these with the hotkey instead; weights are 0 to 65535.")
  Map<Integer, Integer> wanted = new TreeMap<>();

  @Option(
      names = "--version-key",
      defaultValue = "",
      paramLabel = "N",
      description = "Version of what computed them. Default: the least the subnet takes")
  String versionKey = "";

  @Option(
      names = "--by-hash",
      description = "Commit a hash and reveal it later, also where the subnet takes timelocks.")
  boolean byHash;

  private Optional<RevealWeights> kept = Optional.empty();

  @Override
  By by() {
    return By.HOTKEY;
  }

  @Override
  public void run() {
    if (wanted.isEmpty()) {
      try (Chain chain = on.connect()) {
        show(revealing.table(on).rows(chain.atHead()));
      }
      return;
    }
    try (Chain chain = on.connect()) {
      WeightsCall call = call(chain.atHead());
      if (dryRun || kept.isEmpty()) {
        send(chain, call);
        return;
      }
      revealing.keep(shared, chain, which.hotkey(), kept.get());
      if (!revealing.waits) {
        send(chain, call);
        return;
      }
      CallOutcome committed = submit(chain, call);
      if (!(committed instanceof CallOutcome.Done(Inclusion inclusion))) {
        say(shared, committed);
        return;
      }
      shared.progress("committed in block " + inclusion.place().number());
      new ChainWeightsReveal(this).reveal(chain);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private void show(SortedMap<Uid, WeightVector> rows) {
    if (shared.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      rows.forEach((uid, row) -> document.put(uid.toString(), row.byUid()));
      Printer.document(
          Map.of("netuid", on.netuid, "mechanism", revealing.mechanism, "weights", document));
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

  @Override
  WeightsCall call(ChainAt at) {
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    wanted.forEach((uid, weight) -> byUid.put(new Uid(uid), weight));
    WeightVector weights = new WeightVector(byUid);
    WeightTable table = revealing.table(on);
    WeightRules rules =
        WeightRules.read(at, table, which.hotkey())
            .orElseThrow(() -> refusal(new WeightsOutcome.NotRegistered()));
    long key = versionKey.isEmpty() ? rules.versionKey() : Long.parseUnsignedLong(versionKey);
    Optional<WeightsOutcome> obstacle = rules.obstacle(weights, key);
    if (obstacle.isPresent() && !dryRun) {
      throw refusal(obstacle.get());
    }
    obstacle.ifPresent(why -> shared.progress("would not be sent: " + why.words()));
    CommitRevealState state = CommitRevealState.read(at, table);
    return switch (byHash ? state.routeByHash() : state.route()) {
      case WeightsRoute.SetDirectly _ -> new SetWeights(table, weights, key);
      case WeightsRoute.TimelockCommit way -> {
        shared.progress("committing; the chain reveals them after drand round " + way.round());
        yield CommitTimelockedWeights.lock(
            way, table, which.hotkey(), weights, key, new SecureRandom());
      }
      case WeightsRoute.HashCommit(var window) -> {
        shared.progress(
            "committing a hash; to be revealed in blocks %s to %s as it looks now"
                .formatted(window.first(), window.last()));
        RevealWeights reveal = new RevealWeights(table, weights, salt(), key);
        kept = Optional.of(reveal);
        yield reveal.commitment(which.hotkey());
      }
      case WeightsRoute.Impossible(String why) -> throw new CommandFailure(why);
    };
  }

  private static List<Integer> salt() {
    return new SecureRandom().ints(SALT, 0, 1 << Short.SIZE).boxed().toList();
  }

  private static CommandFailure refusal(WeightsOutcome why) {
    return new CommandFailure("the weights were not set: " + why.words());
  }
}
