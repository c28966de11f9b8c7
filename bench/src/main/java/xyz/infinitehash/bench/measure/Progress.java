package xyz.infinitehash.bench.measure;

/** What is going on, for a person; never on standard output. */
public interface Progress {
  /** One step; may be overwritten by the next. */
  void say(String step);

  /** Something to be read: a peer that is missing and how to get it. Stays. */
  void note(String text);
}
