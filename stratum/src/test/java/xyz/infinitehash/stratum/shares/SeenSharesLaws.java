package xyz.infinitehash.stratum.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeenSharesLaws {
  private record Key(long a, long b, long c) {
    static Key of(int seed) {
      return new Key(seed % 3, seed % 5, seed);
    }
  }

  @Property
  void itRemembersAndForgetsAsASetDoes(
      @ForAll @Size(min = 1, max = 600) List<@IntRange(min = -300, max = 300) Integer> operations) {
    SeenShares seen = new SeenShares(new AtomicLong(1 << 20));
    Set<Key> model = new HashSet<>();
    for (int operation : operations) {
      Key key = Key.of(Math.abs(operation));
      if (operation < -200) {
        seen.remove(key.a, key.b, key.c);
        model.remove(key);
      } else {
        assertThat(seen.add(key.a, key.b, key.c))
            .isEqualTo(model.add(key) ? SeenShares.Outcome.NEW : SeenShares.Outcome.SEEN);
      }
      assertThat(seen.size()).isEqualTo(model.size());
    }
    for (int i = 0; i <= 300; i++) {
      Key key = Key.of(i);
      assertThat(seen.contains(key.a, key.b, key.c)).isEqualTo(model.contains(key));
    }
  }

  @Example
  void itsMemoryStaysWithinTheBudgetAndComesBack() {
    AtomicLong budget = new AtomicLong(64 * 24);
    SeenShares seen = new SeenShares(budget);
    int kept = 0;
    while (seen.add(1, 2, kept + 1) == SeenShares.Outcome.NEW) {
      kept++;
    }
    assertThat(kept).isEqualTo(32);
    assertThat(budget).hasValue(0);
    assertThat(seen.add(1, 2, 1)).isEqualTo(SeenShares.Outcome.SEEN);
    assertThat(seen.add(1, 2, 100)).isEqualTo(SeenShares.Outcome.FULL);
    seen.release();
    assertThat(budget).hasValue(64 * 24);
    assertThat(seen.contains(1, 2, 1)).isFalse();
  }
}
