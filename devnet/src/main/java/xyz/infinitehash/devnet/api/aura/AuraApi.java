package xyz.infinitehash.devnet.api.aura;

import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.value.Value;

/**
 * {@code AuraApi}: the one author, and the time a slot takes.
 *
 * @param author makes all blocks
 * @param slotMillis as the Aura pallet's constant tells it
 */
public record AuraApi(AccountId author, long slotMillis) implements RuntimeApi {
  @Override
  public String name() {
    return "AuraApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.types()
        .struct("sp_consensus_aura::sr25519::app_sr25519::Public", "[u8; 32]")
        .struct("sp_consensus_slots::SlotDuration", "u64");
    api.method("slot_duration", "SlotDuration").method("authorities", "Vec<Public>");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return method.equals("slot_duration") ? Value.of(slotMillis) : Value.seq(Value.of(author));
  }
}
