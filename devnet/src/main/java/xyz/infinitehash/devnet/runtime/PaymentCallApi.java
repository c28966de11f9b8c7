package xyz.infinitehash.devnet.runtime;

import java.math.BigInteger;
import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** TransactionPaymentCallApi: what a call would cost in an extrinsic of so many bytes. */
record PaymentCallApi(ChainRuntime runtime) implements RuntimeApi {
  @Override
  public String name() {
    return "TransactionPaymentCallApi";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.method(
            "query_call_info", "RuntimeDispatchInfo<u64, Weight>", "call: RuntimeCall", "len: u32")
        .method("query_call_fee_details", "FeeDetails<u64>", "call: RuntimeCall", "len: u32")
        .method("query_weight_to_fee", "u64", "weight: Weight")
        .method("query_length_to_fee", "u64", "length: u32");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return switch (method) {
      case "query_weight_to_fee" ->
          Value.of(Fees.ofWeight(args.getFirst().field("ref_time").asLong()));
      case "query_length_to_fee" -> args.getFirst();
      default -> quote(method, args);
    };
  }

  private Value quote(String method, List<Value> args) {
    DispatchInfo info = runtime.info(Call.of(args.getFirst()));
    Fees.Parts fee = Fees.of(info, args.get(1).asInt());
    return method.equals("query_call_info")
        ? PaymentApi.info(info, fee)
        : PaymentApi.details(info.paysFee(), fee, BigInteger.ZERO);
  }
}
