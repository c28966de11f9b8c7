package xyz.infinitehash.devnet.pallet.aura;

import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** pallet_aura: the slot of the block and the time a slot takes. There is one author. */
public final class AuraPallet implements Pallet {
  private static final String NAME = "Aura";

  private final long slotMillis;

  /** With the time between blocks that clients are told, in milliseconds. */
  public AuraPallet(long slotMillis) {
    this.slotMillis = slotMillis;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 3;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet.types().struct("sp_consensus_slots::Slot", "u64");
    pallet
        .value("CurrentSlot", "Slot")
        .constant("SlotDuration", "u64", new ScaleWriter().i64(slotMillis).toBytes());
  }

  @Override
  public void onInitialize(BlockContext block) {
    Value digest = block.state().of("System").get("Digest");
    for (Value log : digest.field("logs").items()) {
      if (log.variant().equals("PreRuntime")) {
        byte[] slot = log.asVariant().value().item(1).asBytes();
        block.state().of(NAME).put("CurrentSlot", new ScaleReader(slot).i64());
      }
    }
  }
}
