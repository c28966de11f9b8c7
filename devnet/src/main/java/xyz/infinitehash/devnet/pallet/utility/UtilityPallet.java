package xyz.infinitehash.devnet.pallet.utility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchError;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/**
 * pallet_utility: several calls as one. A batch in a batch is filtered; a batch of free calls only
 * is free; what failed inside shows in events.
 */
public final class UtilityPallet implements Pallet {
  private static final String NAME = "Utility";
  private static final int MAX_CALLS = 10_922;
  private static final Set<String> BATCHES = Set.of("batch", "batch_all", "force_batch");
  private static final int PROOF = 3_983;

  /** Without configuration. */
  public UtilityPallet() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 11;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet
        .crate("pallet_subtensor_utility")
        .call("0 batch(calls: Vec<RuntimeCall>)")
        .call("1 as_derivative(index: u16, call: RuntimeCall)")
        .call("2 batch_all(calls: Vec<RuntimeCall>)")
        .call("4 force_batch(calls: Vec<RuntimeCall>)")
        .call("6 if_else(main: RuntimeCall, fallback: RuntimeCall)")
        .event("0 BatchInterrupted(index: u32, error: DispatchError)")
        .event("1 BatchCompleted")
        .event("2 BatchCompletedWithErrors")
        .event("3 ItemCompleted")
        .event("4 ItemFailed(error: DispatchError)")
        .event("6 IfElseMainSuccess")
        .event("7 IfElseFallbackCalled(main_error: DispatchError)")
        .error("0 TooManyCalls")
        .error("1 InvalidDerivedAccount")
        .constant("batched_calls_limit", "u32", "0xaa2a0000");
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    List<Call> calls = calls(call);
    DispatchInfo sum =
        new DispatchInfo(
            overhead(call.name(), calls.size()), DispatchInfo.DispatchClass.NORMAL, false);
    for (Call each : calls) {
      DispatchInfo info = runtime.info(each);
      sum =
          sum.withWeight(sum.weight().plus(info.weight()))
              .withPays(sum.paysFee() || info.paysFee());
    }
    return sum;
  }

  /** What running so many calls costs beside them. */
  private static Weight overhead(String call, int calls) {
    return switch (call) {
      case "batch" -> new Weight(69_446_696 + 5_450_264L * calls, PROOF);
      case "batch_all" -> new Weight(63_428_230 + 5_663_250L * calls, PROOF);
      case "force_batch" -> new Weight(62_134_867 + 5_477_293L * calls, PROOF);
      case "as_derivative" -> new Weight(190_378_000, PROOF);
      case "if_else" -> new Weight(71_831_000, PROOF);
      default -> throw new IllegalArgumentException("no call " + call);
    };
  }

  @Override
  public List<Call> inner(Call call) {
    return calls(call);
  }

  private static List<Call> calls(Call call) {
    return switch (call.name()) {
      case "as_derivative" -> List.of(Call.of(call.arg("call")));
      case "if_else" -> List.of(Call.of(call.arg("main")), Call.of(call.arg("fallback")));
      default -> call.arg("calls").items().stream().map(Call::of).toList();
    };
  }

  /** The chain's filter against batches in batches. */
  @Override
  public Optional<DispatchError> guard(Origin origin, Call call, BlockContext block) {
    boolean nested = batch(call) && calls(call).stream().anyMatch(UtilityPallet::batch);
    return nested
        ? Optional.of(new DispatchError.Module("System", "CallFiltered"))
        : Optional.empty();
  }

  private static boolean batch(Call call) {
    return call.pallet().equals(NAME) && BATCHES.contains(call.name());
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    List<Call> calls = calls(call);
    if (calls.size() > MAX_CALLS) {
      throw DispatchFault.module(NAME, "TooManyCalls");
    }
    if (call.name().equals("as_derivative")) {
      int index = call.arg("index").asInt();
      origin = origin.as(derivative(origin.signer(), index));
    }
    return switch (call.name()) {
      case "batch" -> batch(origin, calls, block);
      case "force_batch" -> forceBatch(origin, calls, block);
      case "if_else" -> ifElse(origin, calls, block);
      default -> batchAll(origin, calls, block, call.name());
    };
  }

  /** The account of a numbered pocket of another. */
  static AccountId derivative(AccountId of, int index) {
    return AccountId.of(
        Blake2b.hash256(
            new ScaleWriter()
                .raw("modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII))
                .raw(of.bytes())
                .u16(index)
                .toBytes()));
  }

  private static DispatchOutcome batch(Origin origin, List<Call> calls, BlockContext block) {
    Weight used = Weight.ZERO;
    for (int i = 0; i < calls.size(); i++) {
      Call each = calls.get(i);
      DispatchOutcome outcome = block.dispatch(origin, each);
      used = used.plus(weight(outcome, block.info(each)));
      if (outcome instanceof DispatchOutcome.Failed failed) {
        event(block, "BatchInterrupted", Value.of(i), block.value(failed.error()));
        return DispatchOutcome.done(overhead("batch", i + 1).plus(used));
      }
      event(block, "ItemCompleted");
    }
    event(block, "BatchCompleted");
    return DispatchOutcome.done(overhead("batch", calls.size()).plus(used));
  }

  private static DispatchOutcome forceBatch(Origin origin, List<Call> calls, BlockContext block) {
    Weight used = overhead("force_batch", calls.size());
    boolean errors = false;
    for (Call each : calls) {
      DispatchOutcome outcome = block.dispatch(origin, each);
      used = used.plus(weight(outcome, block.info(each)));
      if (outcome instanceof DispatchOutcome.Failed failed) {
        errors = true;
        event(block, "ItemFailed", block.value(failed.error()));
      } else {
        event(block, "ItemCompleted");
      }
    }
    event(block, errors ? "BatchCompletedWithErrors" : "BatchCompleted");
    return DispatchOutcome.done(used);
  }

  /** All or nothing; as_derivative is the same with one call and no events of its own. */
  private static DispatchOutcome batchAll(
      Origin origin, List<Call> calls, BlockContext block, String name) {
    boolean events = name.equals("batch_all");
    Weight used = Weight.ZERO;
    for (int i = 0; i < calls.size(); i++) {
      Call each = calls.get(i);
      DispatchOutcome outcome = block.dispatch(origin, each);
      used = used.plus(weight(outcome, block.info(each)));
      if (outcome instanceof DispatchOutcome.Failed failed) {
        Weight whole = overhead(name, i + 1).plus(used);
        return new DispatchOutcome.Failed(failed.error(), new DispatchOutcome.Charge.Used(whole));
      } else if (events) {
        event(block, "ItemCompleted");
      }
    }
    if (events) {
      event(block, "BatchCompleted");
    }
    return DispatchOutcome.done(overhead(name, calls.size()).plus(used));
  }

  private static DispatchOutcome ifElse(Origin origin, List<Call> calls, BlockContext block) {
    DispatchOutcome main = block.dispatch(origin, calls.get(0));
    if (!(main instanceof DispatchOutcome.Failed failed)) {
      event(block, "IfElseMainSuccess");
      return DispatchOutcome.done();
    }
    DispatchOutcome fallback = block.dispatch(origin, calls.get(1));
    if (fallback instanceof DispatchOutcome.Failed both) {
      return both;
    }
    event(block, "IfElseFallbackCalled", block.value(failed.error()));
    return DispatchOutcome.done();
  }

  private static Weight weight(DispatchOutcome outcome, DispatchInfo declared) {
    return outcome.charge() instanceof DispatchOutcome.Charge.Used(Weight actual)
        ? actual
        : declared.weight();
  }

  private static void event(BlockContext block, String name, Value... fields) {
    block.deposit(NAME, name, fields);
  }
}
