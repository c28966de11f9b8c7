package xyz.infinitehash.devnet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import xyz.infinitehash.devnet.metadata.RuntimeMetadata;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

class StateLaws {
  private static final StorageCodec CODEC =
      new StorageCodec(
          new RuntimeMetadata()
              .pallet(
                  "P",
                  3,
                  p ->
                      p.map("Number", "Identity u16", "u64", "0x0500000000000000")
                          .optionalMap("Maybe", "Twox64Concat u16, Blake2_128Concat u8", "u32")
                          .call("0 c")
                          .event("0 E")
                          .error("0 X"))
              .build());

  private static State empty() {
    return new State(StateMap.EMPTY, CODEC);
  }

  /**
   * Writes at random, nests at random, keeps or takes back at random; a copied map is the judge.
   */
  private static Map<Integer, Integer> play(
      State state, Map<Integer, Integer> model, Random random, int depth) {
    for (int i = 0; i < 6; i++) {
      int key = random.nextInt(5);
      switch (random.nextInt(depth > 4 ? 2 : 3)) {
        case 0 -> {
          int value = random.nextInt(100);
          state.put(new byte[] {(byte) key}, new byte[] {(byte) value});
          model.put(key, value);
        }
        case 1 -> {
          state.remove(new byte[] {(byte) key});
          model.remove(key);
        }
        default -> {
          Map<Integer, Integer> inner = new HashMap<>(model);
          boolean keep = random.nextBoolean();
          boolean kept =
              state.attempt(
                  () -> {
                    play(state, inner, random, depth + 1);
                    return keep;
                  });
          assertThat(kept).isEqualTo(keep);
          if (keep) {
            model.clear();
            model.putAll(inner);
          }
        }
      }
    }
    return model;
  }

  @Property
  void whatAnAttemptWroteStandsOnlyIfItAndAllAroundItWereKept(@ForAll long seed) {
    State state = empty();
    Map<Integer, Integer> model = play(state, new HashMap<>(), new Random(seed), 0);
    Map<Integer, Integer> seen = new HashMap<>();
    state
        .snapshot()
        .visit(
            new byte[0],
            new byte[0],
            (k, v) -> {
              seen.put((int) k[0], (int) v[0]);
              return true;
            });
    assertThat(seen).isEqualTo(model);
  }

  @Example
  void anAttemptThatThrowsTakesItsWritesBack() {
    State state = empty();
    byte[] key = {1};
    assertThatThrownBy(
            () ->
                state.attempt(
                    () -> {
                      state.put(key, key);
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");
    assertThat(state.get(key)).isEmpty();
  }

  @Example
  void itemsReadAsTheirDefaultOrAsAbsent() {
    PalletStorage items = empty().of("P");
    assertThat(items.number("Number", Value.of(7))).isEqualTo(5);
    assertThat(items.exists("Number", Value.of(7))).isFalse();
    assertThat(items.find("Maybe", Value.of(1), Value.of(2))).isEmpty();
    assertThatThrownBy(() -> items.get("Maybe", Value.of(1), Value.of(2)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Example
  void entriesComeBackWithTheirKeysByTheFirstOnes() {
    PalletStorage items = empty().of("P");
    items.put("Maybe", 10, Value.of(1), Value.of(2));
    items.put("Maybe", 11, Value.of(1), Value.of(3));
    items.put("Maybe", 12, Value.of(4), Value.of(2));
    assertThat(items.entries("Maybe")).hasSize(3);
    assertThat(items.entries("Maybe", Value.of(1)))
        .extracting(e -> e.keys().get(1).asInt() + "=" + e.value().asInt())
        .containsExactlyInAnyOrder("2=10", "3=11");
    items.clear("Maybe", Value.of(1));
    assertThat(items.entries("Maybe")).hasSize(1);
  }
}
