package xyz.infinitehash.devnet.pallet.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.drand.StoredPulse;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * Opens the timelocked fields of commitments in the first block that finds the pulse of their round
 * in storage. A field that does not open is lost, as on the live chain; a round whose pulse never
 * comes waits for ever.
 */
record Reveals(BlockContext block) {
  private static final String LOCKED = "TimelockEncrypted";
  private static final int MOST_KEPT = 10;

  /** All that can be opened now. */
  void run() {
    for (Value entry : items().get("TimelockedIndex").items()) {
      Value netuid = entry.item(0);
      Value who = entry.item(1);
      if (items().exists("CommitmentOf", netuid, who)) {
        reveal(netuid, who, items().get("CommitmentOf", netuid, who));
      } else {
        unlist(entry);
      }
    }
  }

  private void reveal(Value netuid, Value who, Value registration) {
    List<Value> rest = new ArrayList<>();
    List<Value> opened = new ArrayList<>();
    boolean processed = false;
    for (Value field : registration.field("info").field("fields").items()) {
      Optional<Value> pulse = field.variant().equals(LOCKED) ? pulse(field) : Optional.empty();
      if (pulse.isEmpty()) {
        rest.add(field);
      } else {
        processed = true;
        open(field, pulse.get()).ifPresent(opened::add);
      }
    }
    if (processed) {
      keep(netuid, who, opened);
      replace(netuid, who, registration, rest);
    }
    if (rest.stream().noneMatch(field -> field.variant().equals(LOCKED))) {
      unlist(Value.seq(netuid, who));
    }
  }

  private Optional<Value> pulse(Value field) {
    Value round = field.asVariant().value().field("reveal_round");
    PalletStorage drand = block.state().of("Drand");
    return drand.exists("Pulses", round) ? drand.find("Pulses", round) : Optional.empty();
  }

  /** The message; empty when it does not open or says nothing. */
  private static Optional<Value> open(Value field, Value pulse) {
    byte[] sealed = field.asVariant().value().field("encrypted").asBytes();
    return StoredPulse.open(sealed, pulse) instanceof Opening.Opened(byte[] message)
            && message.length > 0
        ? Optional.of(Value.of(message))
        : Optional.empty();
  }

  private void keep(Value netuid, Value who, List<Value> opened) {
    if (opened.isEmpty()) {
      return;
    }
    List<Value> kept =
        new ArrayList<>(
            items().exists("RevealedCommitments", netuid, who)
                ? items().get("RevealedCommitments", netuid, who).items()
                : List.of());
    for (Value message : opened) {
      kept.add(Value.seq(message, Value.of(block.number())));
      block.deposit(CommitmentsPallet.NAME, "CommitmentRevealed", netuid, who);
    }
    List<Value> newest = kept.subList(Math.max(0, kept.size() - MOST_KEPT), kept.size());
    items().put("RevealedCommitments", Value.of(newest), netuid, who);
  }

  private void replace(Value netuid, Value who, Value registration, List<Value> fields) {
    if (fields.isEmpty()) {
      items().remove("CommitmentOf", netuid, who);
      return;
    }
    Value info = registration.field("info").with("fields", Value.of(fields));
    items().put("CommitmentOf", registration.with("info", info), netuid, who);
  }

  private void unlist(Value entry) {
    List<Value> entries = new ArrayList<>(items().get("TimelockedIndex").items());
    entries.remove(entry);
    items().put("TimelockedIndex", Value.of(entries));
  }

  private PalletStorage items() {
    return block.state().of(CommitmentsPallet.NAME);
  }
}
