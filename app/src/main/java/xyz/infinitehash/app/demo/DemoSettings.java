package xyz.infinitehash.app.demo;

import java.time.Duration;
import java.util.List;
import xyz.infinitehash.stratum.cpuminer.DeliberateFaults;

/**
 * How the demo runs.
 *
 * @param epochs so many are weighed, 1 or more
 * @param watch go on until asked to stop
 * @param port where the chain listens, 0 for a free one
 * @param tempo blocks an epoch
 * @param blockTime of real time
 */
public record DemoSettings(int epochs, boolean watch, int port, int tempo, Duration blockTime) {
  /** The subnet's number, the live one's. */
  public static final int NETUID = 89;

  /**
   * A CPU miner of the demo.
   *
   * @param worker its worker id; its hotkey is the development key //demo//WORKER
   * @param duty percent of each thread's time spent hashing
   * @param faults what it does wrong on purpose, so that every column of the table is seen to count
   */
  public record Miner(String worker, int threads, int duty, DeliberateFaults faults) {
    /** Its hotkey's secret URI. */
    String hotkeyUri() {
      return "//demo//" + worker;
    }
  }

  /** Honest ones of different size, and one that misbehaves. */
  static final List<Miner> MINERS =
      List.of(
          new Miner("alpha", 1, 40, DeliberateFaults.NONE),
          new Miner("bravo", 1, 20, DeliberateFaults.NONE),
          new Miner("charlie", 2, 5, DeliberateFaults.NONE),
          new Miner("delta", 1, 10, new DeliberateFaults(10, 5, 10, 3)));
}
