package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/** The letters that tokens of subnets have; each belongs to one subnet only. */
record Symbols(Store store) {
  private static final List<Value> ALL =
      PalletListing.words("symbols").stream().flatMap(Symbols::range).toList();

  private static Stream<Value> range(String text) {
    String[] ends = text.split("-");
    int first = Integer.parseInt(ends[0], 16);
    return IntStream.rangeClosed(first, Integer.parseInt(ends[ends.length - 1], 16))
        .mapToObj(letter -> Value.of(Character.toString(letter).getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether any subnet but root may have it. */
  static boolean exists(Value symbol) {
    return ALL.lastIndexOf(symbol) > Store.ROOT;
  }

  boolean isTaken(Value symbol) {
    return taken().contains(symbol);
  }

  private Set<Value> taken() {
    return store.items().entries("TokenSymbol").stream()
        .map(entry -> entry.value())
        .collect(Collectors.toSet());
  }

  /** The netuid's own letter, or the first that is free, or root's when none is. */
  Value free(int netuid) {
    Set<Value> taken = taken();
    return Stream.concat(ALL.stream().skip(netuid).limit(1), ALL.stream().skip(1))
        .filter(letter -> !taken.contains(letter))
        .findFirst()
        .orElse(ALL.getFirst());
  }
}
