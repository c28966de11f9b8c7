package xyz.infinitehash.stratum.cpuminer;

import java.time.Duration;

/**
 * What a miner tells a person, a method a sentence; called from its own threads, must not block.
 */
public interface CpuMinerLog {
  /** Says nothing. */
  CpuMinerLog SILENT = new CpuMinerLog() {};

  /** The pool took our name. */
  default void authorized(String user) {}

  /** The connection ended; the next try comes after {@code pause}. */
  default void lost(String reason, Duration pause) {}

  /** A new job; {@code clean} means that older ones are void. */
  default void job(String id, boolean clean) {}

  /** The pool refused a submit. */
  default void refused(int code, String reason) {}

  /** The pool sent a line for a person ({@code client.show_message}). */
  default void message(String text) {}

  /** The pool sent something that was passed over. */
  default void passedOver(String what) {}
}
