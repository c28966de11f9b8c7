package xyz.infinitehash.bittensor.subnet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.identity.SubnetIdentity;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * A subnet, its pool and what is emitted to it ({@code SubnetInfoRuntimeApi_get_dynamic_info}).
 *
 * @param symbol of its token
 * @param lastStep block of its last epoch
 * @param taoIn TAO in the pool
 * @param alphaIn alpha in the pool
 * @param alphaOut alpha that is staked
 * @param taoInEmission TAO given to the pool a block
 * @param alphaInEmission alpha given to the pool a block
 * @param alphaOutEmission alpha given to its people a block
 * @param pendingAlpha to be given out at the next epoch
 * @param movingPrice the price of alpha, smoothed, TAO
 * @param identity what its owner says
 */
public record SubnetInfo(
    NetUid netUid,
    String name,
    String symbol,
    AccountId ownerHotkey,
    AccountId ownerColdkey,
    int tempo,
    BlockNumber lastStep,
    BlockNumber registeredAt,
    Rao taoIn,
    Alpha alphaIn,
    Alpha alphaOut,
    Rao taoInEmission,
    Alpha alphaInEmission,
    Alpha alphaOutEmission,
    Alpha pendingAlpha,
    BigDecimal movingPrice,
    Optional<SubnetIdentity> identity) {
  private static final String API = "SubnetInfoRuntimeApi";

  /** Reads one; empty when there is no such subnet. */
  public static Optional<SubnetInfo> read(ChainAt at, NetUid netUid) {
    return at.runtimeCall(API, "get_dynamic_info", netUid.toValue()).asOption().map(SubnetInfo::of);
  }

  /** Reads all subnets, root first. */
  public static List<SubnetInfo> readAll(ChainAt at) {
    return at.runtimeCall(API, "get_all_dynamic_info").items().stream()
        .flatMap(info -> info.asOption().stream())
        .map(SubnetInfo::of)
        .toList();
  }

  /** From the runtime's {@code DynamicInfo}. */
  static SubnetInfo of(Value info) {
    return new SubnetInfo(
        new NetUid(info.field("netuid").asInt()),
        text(info.field("subnet_name")),
        text(info.field("token_symbol")),
        info.field("owner_hotkey").asAccountId(),
        info.field("owner_coldkey").asAccountId(),
        info.field("tempo").asInt(),
        new BlockNumber(info.field("last_step").asLong()),
        new BlockNumber(info.field("network_registered_at").asLong()),
        Rao.of(info.field("tao_in")),
        Alpha.of(info.field("alpha_in")),
        Alpha.of(info.field("alpha_out")),
        Rao.of(info.field("tao_in_emission")),
        Alpha.of(info.field("alpha_in_emission")),
        Alpha.of(info.field("alpha_out_emission")),
        Alpha.of(info.field("pending_alpha_emission")),
        FixedPoint.of(info.field("moving_price"), FixedPoint.PRICE_BITS),
        info.field("subnet_identity").asOption().map(SubnetIdentity::of));
  }

  /** Names come as rows of compact numbers, one a byte. */
  private static String text(Value letters) {
    List<Value> items = letters.items();
    byte[] bytes = new byte[items.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) items.get(i).asInt();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
