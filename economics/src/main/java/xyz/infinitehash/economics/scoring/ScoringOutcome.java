package xyz.infinitehash.economics.scoring;

import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.WorkByHotkey;

/** What a rule set says of one window. Nothing of the input disappears: it is paid or named. */
public sealed interface ScoringOutcome {
  /** Name of the rule set that spoke. */
  String rules();

  /** Work under hotkeys that are not registered: not paid, and shown to the operator. */
  WorkByHotkey dropped();

  /**
   * Somebody is paid.
   *
   * @param tooLittle registered hotkeys that worked, but less than half of a 65535th of the best
   */
  record Weights(String rules, WeightVector vector, WorkByHotkey tooLittle, WorkByHotkey dropped)
      implements ScoringOutcome {}

  /**
   * No registered hotkey worked: there is no vector, and zeros are not a substitute for one (the
   * chain would read them as "pay nobody I paid before").
   */
  record NobodyWorked(String rules, WorkByHotkey dropped) implements ScoringOutcome {}
}
