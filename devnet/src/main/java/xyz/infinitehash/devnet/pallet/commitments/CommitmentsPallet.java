package xyz.infinitehash.devnet.pallet.commitments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 18 of the live chain: {@code set_commitment}, the budget of bytes, and timelocked fields,
 * which open when their pulse is stored. The flag that resets bonds does not reset them.
 */
public final class CommitmentsPallet implements Pallet {
  static final String NAME = "Commitments";
  private static final String SUBTENSOR = "SubtensorModule";
  private static final PalletListing LISTING = PalletListing.of("commitments");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();
  private static final int MAX_FIELDS = 3;
  private static final int MAX_RAW = 512;
  private static final int MAX_LOCKED = 1024;
  private static final int LEAST_SPACE = 100;
  private static final int HASH_BYTES = 32;

  /** Without configuration. */
  public CommitmentsPallet() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 18;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public void onInitialize(BlockContext block) {
    new Reveals(block).run();
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
  }

  @Override
  public boolean withinBounds(Call call) {
    return !call.name().equals("set_commitment") || bounded(call.arg("info").field("fields"));
  }

  private static boolean bounded(Value fields) {
    return fields.items().size() <= MAX_FIELDS
        && fields.items().stream()
            .allMatch(
                field ->
                    switch (field.variant()) {
                      case "BigRaw" -> length(field) <= MAX_RAW;
                      case "TimelockEncrypted" -> length(field) <= MAX_LOCKED;
                      default -> true;
                    });
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    if (call.name().equals("set_max_space")) {
      origin.ensureRoot();
      block.state().of(NAME).put("MaxSpace", call.arg("new_limit"));
    } else {
      new Commit(block, call.arg("netuid"), Value.of(origin.signer())).set(call.arg("info"));
    }
    return DispatchOutcome.done();
  }

  /** One account's commitment on one subnet. */
  private record Commit(BlockContext block, Value netuid, Value who) {
    void set(Value info) {
      PalletStorage subtensor = block.state().of(SUBTENSOR);
      List<Value> fields = info.field("fields").items();
      if (subtensor.find("Uids", netuid, who).isEmpty()) {
        throw DispatchFault.module(NAME, "AccountNotAllowedCommit");
      }
      if (fields.stream().anyMatch(field -> field.variant().equals("ResetBondsFlag"))) {
        items().put("LastBondsReset", block.number(), netuid, who);
      }
      useSpace(fields, subtensor.number("SubnetEpochIndex", netuid));
      store(info);
      announce(fields);
    }

    private void useSpace(List<Value> fields, long epoch) {
      long needed =
          Math.max(LEAST_SPACE, fields.stream().mapToLong(CommitmentsPallet::length).sum());
      long used =
          items()
              .find("UsedSpaceOf", netuid, who)
              .filter(usage -> usage.field("last_epoch").asLong() == epoch)
              .map(usage -> usage.field("used_space").asLong())
              .orElse(0L);
      if (used + needed > items().number("MaxSpace")) {
        throw DispatchFault.module(NAME, "SpaceLimitExceeded");
      }
      items()
          .put(
              "UsedSpaceOf",
              Value.struct("last_epoch", Value.of(epoch))
                  .with("used_space", Value.of(used + needed)),
              netuid,
              who);
    }

    private void store(Value info) {
      LinkedHashMap<String, Value> registration = new LinkedHashMap<>();
      registration.put("deposit", Value.of(0));
      registration.put("block", Value.of(block.number()));
      registration.put("info", info);
      items().put("CommitmentOf", Value.struct(registration), netuid, who);
      items().put("LastCommitment", block.number(), netuid, who);
    }

    private void announce(List<Value> fields) {
      Optional<Value> locked =
          fields.stream().filter(f -> f.variant().equals("TimelockEncrypted")).findFirst();
      index(locked.isPresent());
      if (locked.isPresent()) {
        Value round = locked.get().asVariant().value().field("reveal_round");
        block.deposit(NAME, "TimelockCommitment", netuid, who, round);
      } else {
        block.deposit(NAME, "Commitment", netuid, who);
      }
    }

    /** Those with a timelocked field are listed, in the order of an ordered set. */
    private void index(boolean locked) {
      List<Value> entries = new ArrayList<>(items().get("TimelockedIndex").items());
      Value own = Value.seq(netuid, who);
      entries.remove(own);
      if (locked) {
        entries.add(own);
        entries.sort(
            java.util.Comparator.comparingInt((Value entry) -> entry.item(0).asInt())
                .thenComparing(entry -> entry.item(1).asAccountId()));
      }
      items().put("TimelockedIndex", Value.of(entries));
    }

    private PalletStorage items() {
      return block.state().of(NAME);
    }
  }

  /** Bytes a field counts for. */
  private static long length(Value field) {
    Value content = field.asVariant().value();
    return switch (field.variant()) {
      case "None", "ResetBondsFlag" -> 0;
      case "BlakeTwo256", "Sha256", "Keccak256", "ShaThree256" -> HASH_BYTES;
      case "TimelockEncrypted" -> content.field("encrypted").asByteString().length();
      default -> content.asByteString().length();
    };
  }
}
