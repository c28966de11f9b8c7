package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.weights.HashedCommit;
import xyz.infinitehash.bittensor.weights.RevealWatch.Sight;
import xyz.infinitehash.bittensor.weights.RevealWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Heads;

/** {@code ih chain weights reveal}. */
@Command(
    name = "reveal",
    description = {
      "Reveals weights that were committed by hash, in the one epoch in which that can be done. Of",
      "several that can be, the newest: it puts an end to those before it."
    },
    footer = {
      "%nExamples:",
      "  ih chain weights reveal --netuid 2 --name mine --hotkey validator --dry-run",
      "  ih chain weights reveal --netuid 2 --name mine --hotkey validator --wait"
    })
final class ChainWeightsReveal extends Sending {
  private static final Duration BLOCK = Duration.ofMinutes(1);

  @Mixin RevealOptions revealing = new RevealOptions();

  private Optional<KeptWeights> found = Optional.empty();

  ChainWeightsReveal() {}

  /** With the options of a command that committed just now. */
  ChainWeightsReveal(ChainWeightsCommand committed) {
    shared = committed.shared;
    on = committed.on;
    which = committed.which;
    acting = committed.acting;
    revealing = committed.revealing;
    maxFee = committed.maxFee;
    maxSpend = committed.maxSpend;
  }

  @Override
  By by() {
    return By.HOTKEY;
  }

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      reveal(chain);
    }
  }

  void reveal(Chain chain) {
    if (revealing.waits && !dryRun) {
      await(chain);
    }
    send(chain, call(chain.atHead()));
    if (!dryRun) {
      found.ifPresent(weights -> weights.forget(revealing.folder()));
    }
  }

  /** Looks at each new block until something can be revealed or nothing waits any more. */
  private void await(Chain chain) {
    try (Heads heads = chain.heads()) {
      while (true) {
        ChainAt at = chain.atHead();
        List<Sight> turns = commits(at).stream().map(commit -> turn(at, commit)).toList();
        if (turns.stream().anyMatch(Sight.Late.class::isInstance)
            || turns.stream().noneMatch(Sight.NotYet.class::isInstance)) {
          return;
        }
        shared.progress("block " + at.number() + ", waiting: " + turns.getLast());
        heads.next(BLOCK);
      }
    }
  }

  @Override
  RevealWeights call(ChainAt at) {
    List<HashedCommit> commits = commits(at);
    if (commits.isEmpty()) {
      throw new CommandFailure(
          "the chain has no commit of %s on this table".formatted(which.hotkey()));
    }
    for (HashedCommit commit : commits.reversed()) {
      if (turn(at, commit) instanceof Sight.Late) {
        found = KeptWeights.read(revealing.folder(), commit.hash());
        return found
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "the weights behind %s are not in %s"
                            .formatted(commit.hash().hex(), revealing.folder())))
            .reveal();
      }
    }
    throw new CommandFailure(
        switch (turn(at, commits.getLast())) {
          case Sight.NotYet(var due) ->
              "too early: they can be revealed from block %s on; --wait does".formatted(due);
          case Sight.Expired _ -> "too late: their epoch is over, commit again";
          case Sight.Late _, Sight.Revealed _ -> "nothing to reveal";
        });
  }

  private List<HashedCommit> commits(ChainAt at) {
    return HashedCommit.read(at, revealing.table(on), which.hotkey());
  }

  private Sight turn(ChainAt at, HashedCommit commit) {
    WeightTable table = revealing.table(on);
    long period =
        at.value("SubtensorModule", "RevealPeriodEpochs", table.netUid().toValue()).asLong();
    return commit.turn(table, which.hotkey(), EpochSchedule.read(at, table.netUid()), period);
  }
}
