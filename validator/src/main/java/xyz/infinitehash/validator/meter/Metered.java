package xyz.infinitehash.validator.meter;

import xyz.infinitehash.economics.window.WorkByHotkey;

/** What the sources know of a window. */
public sealed interface Metered {
  /** All of it. */
  record Whole(WorkByHotkey work) implements Metered {}

  /**
   * Not all: nobody's work is known, nobody's is zero.
   *
   * @param reason names the source and the stretch of time it does not cover
   */
  record Gap(String reason) implements Metered {}
}
