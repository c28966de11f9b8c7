package xyz.infinitehash.validator.meter;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * One whole answer of a polled pool.
 *
 * @param at when the pool was asked
 * @param hashesPerSecond by hotkey, all its workers together; a hotkey that is absent had none
 */
public record Reading(Instant at, SortedMap<AccountId, BigInteger> hashesPerSecond) {
  /** Copies. */
  public Reading {
    hashesPerSecond = Collections.unmodifiableSortedMap(new TreeMap<>(hashesPerSecond));
  }
}
