package xyz.infinitehash.devnet.pallet.system;

import xyz.infinitehash.devnet.metadata.TypeBook;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Types of the constants and storage of System. */
final class SystemTypes {
  private SystemTypes() {}

  /** The live weights: a base of 108,157,000 an extrinsic, 4 s of 75 percent for normal ones. */
  static final String BLOCK_WEIGHTS =
      "0xc2a0e766000b00409452a30313ffffffffffffffff2261c91900010bb837a1555d021366666666"
          + "666666a6010b0030ef7dba0213ffffffffffffffbf0100002261c91900010bb847462a4603136666"
          + "6666666666e6010b00409452a30313ffffffffffffffff01070010a5d4e813000000000000004022"
          + "61c91900000000";

  static byte[] version(int spec, int transaction) {
    return new ScaleWriter()
        .text("node-subtensor")
        .text("node-subtensor")
        .u32(1)
        .u32(spec)
        .u32(1)
        .compact(0)
        .u32(transaction)
        .u8(1)
        .toBytes();
  }

  static void declare(TypeBook types) {
    types
        .struct(
            "frame_system::AccountInfo<Nonce, AccountData>",
            "nonce: Nonce",
            "consumers: u32",
            "providers: u32",
            "sufficients: u32",
            "data: AccountData")
        .struct(
            "AccountData = pallet_balances::types::AccountData",
            "free: u64",
            "reserved: u64",
            "frozen: u64",
            "flags: ExtraFlags")
        .struct("pallet_balances::types::ExtraFlags", "u128")
        .struct(
            "frame_system::LastRuntimeUpgradeInfo",
            "spec_version: Compact<u32>",
            "spec_name: Cow<str>")
        .struct(
            "frame_system::limits::WeightsPerClass",
            "base_extrinsic: Weight",
            "max_extrinsic: Option<Weight>",
            "max_total: Option<Weight>",
            "reserved: Option<Weight>")
        .struct(
            "frame_system::limits::BlockWeights",
            "base_block: Weight",
            "max_block: Weight",
            "per_class: PerDispatchClass<WeightsPerClass>")
        .struct("frame_system::limits::BlockLength", "max: PerDispatchClass<u32>");
  }
}
