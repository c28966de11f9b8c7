package xyz.infinitehash.devnet.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import xyz.infinitehash.substrate.scale.ByteString;

class StateMapLaws {
  /** A write, or a removal where the value is empty. */
  record Write(ByteString key, ByteString value) {}

  @Provide
  Arbitrary<List<Write>> writes() {
    Arbitrary<ByteString> key =
        Arbitraries.bytes()
            .between((byte) 0, (byte) 3)
            .array(byte[].class)
            .ofMaxSize(4)
            .map(ByteString::of);
    Arbitrary<ByteString> value =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(ByteString::of);
    return Combinators.combine(key, value).as(Write::new).list().ofMaxSize(80);
  }

  private static StateMap apply(StateMap map, Write write) {
    return write.value().length() == 0
        ? map.without(write.key().bytes())
        : map.with(write.key().bytes(), write.value().bytes());
  }

  private static SortedMap<ByteString, ByteString> model(List<Write> writes) {
    SortedMap<ByteString, ByteString> model = new TreeMap<>();
    for (Write write : writes) {
      if (write.value().length() == 0) {
        model.remove(write.key());
      } else {
        model.put(write.key(), write.value());
      }
    }
    return model;
  }

  private static StateMap build(List<Write> writes) {
    StateMap map = StateMap.EMPTY;
    for (Write write : writes) {
      map = apply(map, write);
    }
    return map;
  }

  private static SortedMap<ByteString, ByteString> content(
      StateMap map, ByteString prefix, ByteString after) {
    SortedMap<ByteString, ByteString> seen = new TreeMap<>();
    List<ByteString> order = new ArrayList<>();
    map.visit(
        prefix.bytes(),
        after.bytes(),
        (k, v) -> {
          order.add(ByteString.of(k));
          seen.put(ByteString.of(k), ByteString.of(v));
          return true;
        });
    assertThat(order).isSorted();
    return seen;
  }

  @Property
  void aStateHoldsWhatAMapWouldHold(@ForAll("writes") List<Write> writes) {
    StateMap map = build(writes);
    SortedMap<ByteString, ByteString> model = model(writes);
    assertThat(content(map, ByteString.EMPTY, ByteString.EMPTY)).isEqualTo(model);
    assertThat(map.size()).isEqualTo(model.size());
    for (Write write : writes) {
      assertThat(map.get(write.key().bytes()).map(ByteString::of))
          .isEqualTo(Optional.ofNullable(model.get(write.key())));
    }
  }

  @Property
  void anEarlierStateNeverChanges(@ForAll("writes") List<Write> writes) {
    List<StateMap> states = new ArrayList<>(List.of(StateMap.EMPTY));
    writes.forEach(w -> states.add(apply(states.getLast(), w)));
    for (int i = 0; i < states.size(); i++) {
      assertThat(content(states.get(i), ByteString.EMPTY, ByteString.EMPTY))
          .isEqualTo(model(writes.subList(0, i)));
    }
  }

  @Property
  void theRootNamesTheContentAndNotTheWayToIt(
      @ForAll("writes") List<Write> writes, @ForAll long seed) {
    List<Map.Entry<ByteString, ByteString>> entries = new ArrayList<>(model(writes).entrySet());
    Collections.shuffle(entries, new Random(seed));
    StateMap straight = StateMap.EMPTY;
    for (Map.Entry<ByteString, ByteString> entry : entries) {
      straight = straight.with(entry.getKey().bytes(), entry.getValue().bytes());
    }
    assertThat(straight.root()).isEqualTo(build(writes).root());
    byte[] other = {9, 9};
    assertThat(straight.with(other, other).root()).isNotEqualTo(straight.root());
  }

  @Property
  void aVisitShowsTheKeysOfAPrefixAfterAKey(
      @ForAll("writes") List<Write> writes, @ForAll("writes") List<Write> questions) {
    StateMap map = build(writes);
    SortedMap<ByteString, ByteString> model = model(writes);
    for (Write question : questions) {
      ByteString prefix = question.value();
      ByteString after = question.key();
      SortedMap<ByteString, ByteString> expected = new TreeMap<>(model);
      expected
          .keySet()
          .removeIf(
              k ->
                  !k.hex().startsWith(prefix.hex())
                      || (after.length() > 0 && k.compareTo(after) <= 0));
      assertThat(content(map, prefix, after)).isEqualTo(expected);
    }
  }
}
