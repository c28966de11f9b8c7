package xyz.infinitehash.devnet.pallet.system;

import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * frame_system: accounts, the block being built, events; calls remark, remark_with_event and, for
 * root, set_storage, kill_storage and kill_prefix.
 */
public final class SystemPallet implements Pallet {
  /** Name of the pallet. */
  public static final String NAME = "System";

  /** How many block hashes the state keeps; also the longest useful era. */
  public static final int BLOCK_HASH_COUNT = 2400;

  private static final DispatchInfo INFO = DispatchInfo.normal(1_596_920, 0);

  private final byte[] version;

  /**
   * @param spec spec version, for the constant; it lists no APIs, RuntimeVersion does
   * @param transaction transaction version
   */
  public SystemPallet(int spec, int transaction) {
    this.version = SystemTypes.version(spec, transaction);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 0;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet.crate("frame_system");
    SystemTypes.declare(pallet.types());
    storage(pallet);
    pallet
        .call("0 remark(remark: Vec<u8>)")
        .call("4 set_storage(items: Vec<(Vec<u8>, Vec<u8>)>)")
        .call("5 kill_storage(keys: Vec<Vec<u8>>)")
        .call("6 kill_prefix(prefix: Vec<u8>, subkeys: u32)")
        .call("7 remark_with_event(remark: Vec<u8>)")
        .event("0 ExtrinsicSuccess(dispatch_info: DispatchEventInfo)")
        .event("1 ExtrinsicFailed(dispatch_error: DispatchError, dispatch_info: DispatchEventInfo)")
        .event("2 CodeUpdated")
        .event("3 NewAccount(account: AccountId32)")
        .event("4 KilledAccount(account: AccountId32)")
        .event("5 Remarked(sender: AccountId32, hash: H256)")
        .error("0 InvalidSpecName")
        .error("1 SpecVersionNeedsToIncrease")
        .error("2 FailedToExtractRuntimeVersion")
        .error("3 NonDefaultComposite")
        .error("4 NonZeroRefCount")
        .error("5 CallFiltered")
        .error("6 MultiBlockMigrationsOngoing")
        .error("7 NothingAuthorized")
        .error("8 Unauthorized")
        .constant("BlockWeights", "BlockWeights", SystemTypes.BLOCK_WEIGHTS)
        .constant("BlockLength", "BlockLength", "0x000078000000a0000000a000")
        .constant("BlockHashCount", "u32", "0x60090000")
        .constant("DbWeight", "RuntimeDbWeight", "0x40787d010000000000e1f50500000000")
        .constant("Version", "RuntimeVersion", version)
        .constant("SS58Prefix", "u16", "0x2a00");
  }

  private static void storage(PalletBuilder pallet) {
    pallet
        .map("Account", "Blake2_128Concat AccountId32", "AccountInfo<u32, AccountData>", EMPTY)
        .optional("ExtrinsicCount", "u32")
        .map("BlockHash", "Twox64Concat u32", "H256")
        .value("Number", "u32")
        .value("ParentHash", "H256")
        .value("Digest", "Digest")
        .value("Events", "Vec<EventRecord<RuntimeEvent, H256>>")
        .value("EventCount", "u32")
        .optional("LastRuntimeUpgrade", "LastRuntimeUpgradeInfo");
  }

  /** An account that is not there: zeros, and the bit that marks the new logic of flags. */
  private static final String EMPTY =
      "0x" + "00".repeat(16) + "00".repeat(24) + "00".repeat(15) + "80";

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return INFO;
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    switch (call.name()) {
      case "remark" -> {}
      case "remark_with_event" -> {
        AccountId who = origin.signer();
        byte[] hash = Blake2b.hash256(call.arg("remark").asBytes());
        block.deposit(NAME, "Remarked", Value.of(who), Value.of(hash));
      }
      case "set_storage" -> {
        origin.ensureRoot();
        for (Value item : call.arg("items").items()) {
          List<Value> pair = item.items();
          block.state().put(pair.get(0).asBytes(), pair.get(1).asBytes());
        }
      }
      case "kill_storage" -> {
        origin.ensureRoot();
        call.arg("keys").items().forEach(key -> block.state().remove(key.asBytes()));
      }
      default -> {
        origin.ensureRoot();
        killPrefix(block, call.arg("prefix").asBytes());
      }
    }
    return DispatchOutcome.done();
  }

  private static void killPrefix(BlockContext block, byte[] prefix) {
    var before = block.state().snapshot();
    before.visit(
        prefix,
        new byte[0],
        (key, _) -> {
          block.state().remove(key);
          return true;
        });
  }
}
