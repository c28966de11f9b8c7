package xyz.infinitehash.devnet.pallet.subtensor.neuron;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts.Seat;
import xyz.infinitehash.substrate.value.Value;

/**
 * Who loses its slot on a full subnet: the one with the least emission, the oldest and then the
 * lowest uid among equals. Neurons within their immunity period go only when too few others are
 * left; the owner's first hotkeys never go.
 */
final class Pruning {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingLong(Candidate::emission)
          .thenComparingLong(Candidate::registered)
          .thenComparingInt(Candidate::uid);

  private final Store store;
  private final SubnetFacts facts;

  Pruning(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  private record Candidate(int uid, long emission, long registered, boolean immune) {}

  Optional<Integer> candidate(int netuid) {
    List<Candidate> candidates = candidates(netuid);
    List<Candidate> free = candidates.stream().filter(one -> !one.immune()).toList();
    List<Candidate> immune = candidates.stream().filter(Candidate::immune).toList();
    boolean enough = free.size() > store.number("MinNonImmuneUids", value(netuid));
    return (enough ? free : immune).stream().min(ORDER).map(Candidate::uid);
  }

  private List<Candidate> candidates(int netuid) {
    Set<AccountId> kept = kept(netuid);
    List<Value> emission = store.row("Emission", value(netuid));
    long immunity = store.number("ImmunityPeriod", value(netuid));
    List<Candidate> result = new ArrayList<>();
    for (int uid = 0; uid < facts.size(netuid); uid++) {
      Optional<AccountId> hotkey = facts.hotkey(netuid, uid);
      if (hotkey.isPresent() && !kept.contains(hotkey.get())) {
        long registered = store.number("BlockAtRegistration", value(netuid), value(uid));
        result.add(
            new Candidate(
                uid,
                uid < emission.size() ? emission.get(uid).asLong() : 0,
                registered,
                store.now() - registered < immunity));
      }
    }
    return result;
  }

  /**
   * The owner's oldest hotkeys up to the limit; the subnet's own owner hotkey comes before them.
   */
  Set<AccountId> kept(int netuid) {
    long limit = store.number("ImmuneOwnerUidsLimit", value(netuid));
    List<AccountId> kept =
        facts.ownerSeats(netuid).stream()
            .sorted(Comparator.comparingLong(Seat::registered).thenComparingInt(Seat::uid))
            .limit(limit)
            .map(Seat::hotkey)
            .collect(Collectors.toCollection(ArrayList::new));
    facts
        .ownerUid(netuid)
        .ifPresent(
            uid -> {
              AccountId owner = store.account("SubnetOwnerHotkey", value(netuid));
              if (!kept.contains(owner)) {
                kept.addFirst(owner);
              }
            });
    return kept.stream().limit(limit).collect(Collectors.toSet());
  }
}
