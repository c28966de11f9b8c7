package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.value.Value;

/**
 * An event of a block.
 *
 * @param phase when in the block
 * @param fields named fields, one unnamed, several unnamed or none, as {@link Value} says
 */
public record Event(Phase phase, String pallet, String name, Value fields) {
  /** When an event happened. */
  public sealed interface Phase {
    /** While the extrinsic of that place in the block was applied. */
    record Extrinsic(int index) implements Phase {}

    /** Before the extrinsics. */
    record Initialization() implements Phase {}

    /** After the extrinsics. */
    record Finalization() implements Phase {}
  }

  /** From an entry of {@code System.Events}. */
  static Event of(Value entry) {
    Value.Variant phase = entry.field("phase").asVariant();
    Value.Variant pallet = entry.field("event").asVariant();
    Value.Variant event = pallet.value().asVariant();
    return new Event(
        switch (phase.name()) {
          case "ApplyExtrinsic" -> new Phase.Extrinsic(phase.value().asInt());
          case "Initialization" -> new Phase.Initialization();
          case "Finalization" -> new Phase.Finalization();
          default -> throw new ChainException("an event of phase " + phase.name());
        },
        pallet.name(),
        event.name(),
        event.value());
  }

  /** Whether it is this one. */
  public boolean is(String ofPallet, String named) {
    return pallet.equals(ofPallet) && name.equals(named);
  }

  /** Whether it came from the extrinsic of that place. */
  public boolean isOf(int extrinsic) {
    return phase.equals(new Phase.Extrinsic(extrinsic));
  }

  /** {@code Pallet.Name}. */
  public String title() {
    return pallet + "." + name;
  }
}
