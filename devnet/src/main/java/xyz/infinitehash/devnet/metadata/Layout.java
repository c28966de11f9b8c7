package xyz.infinitehash.devnet.metadata;

import java.util.ArrayList;
import java.util.List;

/**
 * Which indices a runtime gives its pallets and their calls, events and errors. Storage is not
 * touched by it: keys go by names.
 *
 * @param generation 0 for the live indices. With any other, pallets from Balances on have an index
 *     40 to 160 above the live one, and what is in them has turned by so many places
 */
public record Layout(int generation) {
  /** The live indices. */
  public static final Layout LIVE = new Layout(0);

  private static final int FIRST_MOVED = 5; // System, Timestamp and Aura stay
  private static final int STEP = 40; // above every live index
  private static final int PLACES = 5;

  public Layout {
    if (generation < 0) {
      throw new IllegalArgumentException("a generation of 0 or more, not " + generation);
    }
  }

  /** Another layout: at least one index of each moved pallet differs from this one's. */
  public Layout next() {
    return new Layout(generation + 1);
  }

  int pallet(int live) {
    return moves(live) ? live + STEP * (generation % PLACES) : live;
  }

  /** The lines of a pallet's enum, {@code "INDEX Name..."}, with the indices they have here. */
  List<String> lines(int pallet, List<String> live) {
    if (!moves(pallet)) {
      return live;
    }
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      String other = live.get((i + generation) % live.size());
      String own = live.get(i);
      moved.add(other.substring(0, other.indexOf(' ')) + own.substring(own.indexOf(' ')));
    }
    return moved;
  }

  private static boolean moves(int pallet) {
    return pallet >= FIRST_MOVED && pallet < STEP;
  }
}
