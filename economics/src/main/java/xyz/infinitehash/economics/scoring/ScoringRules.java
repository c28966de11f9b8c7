package xyz.infinitehash.economics.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.EconomicsException;
import xyz.infinitehash.economics.window.WorkByHotkey;

/** A named way from work to weights. Two validators that run one name on one input agree. */
public sealed interface ScoringRules permits Jvm1 {
  /** The name a validator states, kept with every decision. */
  String name();

  /**
   * A pure function of its two arguments.
   *
   * @param work of one closed and complete window
   * @param registered hotkeys of the subnet at the block the decision is pinned to
   */
  ScoringOutcome score(WorkByHotkey work, Set<AccountId> registered);

  /** All rule sets, the default first. */
  static List<ScoringRules> all() {
    return List.of(new Jvm1());
  }

  /**
   * @throws EconomicsException when no rule set has this name; the message lists those there are
   */
  static ScoringRules named(String name) {
    return all().stream()
        .filter(rules -> rules.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EconomicsException(
                    "no rule set is called \"%s\"; there is: %s"
                        .formatted(
                            name,
                            all().stream()
                                .map(ScoringRules::name)
                                .collect(Collectors.joining(", ")))));
  }
}
