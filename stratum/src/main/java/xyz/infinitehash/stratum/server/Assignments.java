package xyz.infinitehash.stratum.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.protocol.Hex;

/** The newest jobs one connection was given, a ring; older ones are stale by age. */
final class Assignments {
  private static final int KEPT = 32;

  private final @Nullable Assignment[] ring = new @Nullable Assignment[KEPT];
  private int next;
  private long lowestId = Long.MAX_VALUE;
  private long highestId = Long.MIN_VALUE;

  void add(Assignment assignment) {
    ring[next] = assignment;
    next = (next + 1) % KEPT;
    lowestId = Math.min(lowestId, assignment.issued().id);
    highestId = Math.max(highestId, assignment.issued().id);
  }

  /** The job given last, null before the first. */
  @Nullable Assignment last() {
    return ring[(next + KEPT - 1) % KEPT];
  }

  /** The job of exactly this id on the wire, lower case, or null. */
  @Nullable Assignment find(byte[] data, int from, int to) {
    if (!Hex.is(data, from, to, IssuedJob.NAME_LENGTH)) {
      return null;
    }
    long id = Hex.value(data, from, to);
    for (int back = 1; back <= KEPT; back++) {
      Assignment assignment = ring[(next + KEPT - back) % KEPT];
      if (assignment == null) {
        return null;
      }
      if (assignment.issued().id == id) {
        byte[] name = assignment.issued().wireName;
        return Arrays.equals(data, from, to, name, 0, name.length) ? assignment : null;
      }
    }
    return null;
  }

  /** True when the id lies among those given here but is kept no more. */
  boolean wasGiven(byte[] data, int from, int to) {
    if (!Hex.is(data, from, to, IssuedJob.NAME_LENGTH)) {
      return false;
    }
    long id = Hex.value(data, from, to);
    return id >= lowestId && id < highestId;
  }
}
