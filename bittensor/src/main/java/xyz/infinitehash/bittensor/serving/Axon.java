package xyz.infinitehash.bittensor.serving;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.value.Value;

/**
 * Where a hotkey says that it serves ({@code SubtensorModule.Axons}); nobody has checked it.
 *
 * @param served in which block it said so
 * @param version of its software
 */
public record Axon(BlockNumber served, Endpoint endpoint, int protocol, long version) {
  /** The axon of one hotkey, if it ever served one. */
  public static Optional<Axon> read(ChainAt at, NetUid netUid, AccountId hotkey) {
    return at.storage("SubtensorModule", "Axons", netUid.toValue(), Value.of(hotkey)).map(Axon::of);
  }

  /** All axons of a subnet, by hotkey, also of hotkeys that lost their slot. */
  public static SortedMap<AccountId, Axon> readAll(ChainAt at, NetUid netUid) {
    SortedMap<AccountId, Axon> axons = new TreeMap<>();
    for (MapEntry entry : at.entries("SubtensorModule", "Axons", netUid.toValue())) {
      axons.put(entry.lastKey().asAccountId(), of(entry.value()));
    }
    return axons;
  }

  /** From the chain's {@code AxonInfo}. */
  public static Axon of(Value info) {
    return new Axon(
        new BlockNumber(info.field("block").asLong()),
        Endpoint.of(
            info.field("ip").asBigInteger(),
            info.field("ip_type").asInt(),
            info.field("port").asInt()),
        info.field("protocol").asInt(),
        info.field("version").asLong());
  }
}
