package xyz.infinitehash.devnet.pallet.multisig;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.DispatchOutcome.Charge;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 13 of the live chain: accounts that act when enough of several agree. The first one names
 * the call by its hash or whole and pays a deposit; the last one needed brings the whole call.
 */
public final class MultisigPallet implements Pallet {
  static final String NAME = "Multisig";
  private static final PalletListing LISTING = PalletListing.of("multisig");
  private static final Weight INNER_ACCOUNT = new Weight(125_000_000, 0);

  /** Without configuration. */
  public MultisigPallet() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 13;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    int others = call.arg("other_signatories").items().size();
    return switch (call.name()) {
      case "as_multi_threshold_1" -> {
        Call inner = inner(call).getFirst();
        DispatchInfo info = runtime.info(inner);
        Weight own = weight("alone", others, length(inner, runtime)).plus(INNER_ACCOUNT);
        yield info.withWeight(own.plus(info.weight())).withPays(true);
      }
      case "as_multi" ->
          paid(
              weight("complete", others, length(inner(call).getFirst(), runtime)).plus(most(call)));
      case "approve_as_multi" -> paid(weight("create by hash", others, 0).plus(most(call)));
      case "cancel_as_multi" -> paid(weight("cancel", others, 0));
      default -> paid(weight("poke", others, 0));
    };
  }

  private static DispatchInfo paid(Weight weight) {
    return DispatchInfo.normal(weight.refTime(), weight.proofSize());
  }

  /** What a step costs with so many others and a call of so many bytes. */
  static Weight weight(String step, int others, int bytes) {
    String[] row =
        LISTING.rows("steps").stream().filter(r -> r[0].equals(step)).findFirst().orElseThrow();
    return new Weight(
        Long.parseLong(row[1]) + others * Long.parseLong(row[3]) + bytes * Long.parseLong(row[4]),
        Long.parseLong(row[2]));
  }

  private static int length(Call call, Dispatcher runtime) {
    return runtime.encoded(call).length;
  }

  /** What a call may weigh at most, as the sender says. */
  static Weight most(Call call) {
    Value weight = call.arg("max_weight");
    return new Weight(bounded(weight.field("ref_time")), bounded(weight.field("proof_size")));
  }

  private static long bounded(Value number) {
    return number.asBigInteger().bitLength() > 62 ? Long.MAX_VALUE / 2 : number.asLong();
  }

  @Override
  public List<Call> inner(Call call) {
    return switch (call.name()) {
      case "as_multi", "as_multi_threshold_1" -> List.of(Call.of(call.arg("call")));
      default -> List.of();
    };
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    AccountId who = origin.signer();
    boolean alone = call.name().equals("as_multi_threshold_1");
    int threshold = alone ? 1 : call.arg("threshold").asInt();
    ensure(alone || threshold >= 2, "MinimumThreshold");
    Signatories signatories = Signatories.of(who, call.arg("other_signatories"), threshold);
    if (alone) {
      return alone(who, signatories, inner(call).getFirst(), block);
    }
    Operations operations = new Operations(block, signatories);
    return switch (call.name()) {
      case "as_multi" -> {
        byte[] bytes = block.encoded(inner(call).getFirst());
        Value hash = Value.of(Blake2b.hash256(bytes));
        yield operations.agree(who, hash, bytes.length, Optional.of(inner(call).getFirst()), call);
      }
      case "approve_as_multi" ->
          operations.agree(who, call.arg("call_hash"), 0, Optional.empty(), call);
      case "cancel_as_multi" ->
          operations.cancel(who, call.arg("call_hash"), call.arg("timepoint"));
      default -> operations.poke(who, call.arg("call_hash"));
    };
  }

  /** One of several is enough. */
  private static DispatchOutcome alone(
      AccountId who, Signatories signatories, Call call, BlockContext block) {
    byte[] bytes = block.encoded(call);
    AccountId account = signatories.account();
    DispatchOutcome outcome = block.dispatch(Origin.signed(account), call);
    block.deposit(
        NAME,
        "MultisigExecuted",
        Value.of(who),
        timepoint(block),
        Value.of(account),
        Value.of(Blake2b.hash256(bytes)),
        block.result(outcome));
    Charge charge =
        outcome.charge() instanceof Charge.Used(Weight used)
            ? new Charge.Used(
                weight("alone", signatories.all().size() - 1, bytes.length).plus(used))
            : new Charge.AsDeclared();
    return switch (outcome) {
      case DispatchOutcome.Done _ -> new DispatchOutcome.Done(charge);
      case DispatchOutcome.Failed(var error, var _) -> new DispatchOutcome.Failed(error, charge);
    };
  }

  /** Block and extrinsic that run now. */
  static Value timepoint(BlockContext block) {
    return Value.struct("height", Value.of(block.number()))
        .with("index", Value.of(block.extrinsic()));
  }

  static void ensure(boolean condition, String error) {
    if (!condition) {
      throw DispatchFault.module(NAME, error);
    }
  }
}
