package xyz.infinitehash.devnet.runtime;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** TransactionPaymentApi: what an extrinsic would cost; its signature does not matter. */
record PaymentApi(ChainRuntime runtime) implements RuntimeApi {
  @Override
  public String name() {
    return "TransactionPaymentApi";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.types()
        .struct(
            "pallet_transaction_payment::types::RuntimeDispatchInfo<Balance, Weight>",
            "weight: Weight",
            "class: DispatchClass",
            "partial_fee: Balance")
        .struct(
            "pallet_transaction_payment::types::InclusionFee<Balance>",
            "base_fee: Balance",
            "len_fee: Balance",
            "adjusted_weight_fee: Balance")
        .struct(
            "pallet_transaction_payment::types::FeeDetails<Balance>",
            "inclusion_fee: Option<InclusionFee<Balance>>",
            "tip: Balance");
    api.method("query_info", "RuntimeDispatchInfo<u64, Weight>", "uxt: Vec<u8>", "len: u32")
        .method("query_fee_details", "FeeDetails<u64>", "uxt: Vec<u8>", "len: u32")
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
    byte[] bytes = new ScaleWriter().vecU8(args.getFirst().asBytes()).toBytes();
    Extrinsic extrinsic = runtime.extrinsics().decode(bytes);
    DispatchInfo info = runtime.info(extrinsic.call());
    boolean signed = extrinsic instanceof Extrinsic.Signed;
    Fees.Parts fee = signed ? Fees.of(info, args.get(1).asInt()) : new Fees.Parts(0, 0, 0);
    return method.equals("query_info")
        ? info(info, fee)
        : details(signed && info.paysFee(), fee, tip(extrinsic));
  }

  private static BigInteger tip(Extrinsic extrinsic) {
    return extrinsic instanceof Extrinsic.Signed signed ? signed.tip() : BigInteger.ZERO;
  }

  static Value info(DispatchInfo info, Fees.Parts fee) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("weight", EventRecords.weight(info.weight()));
    fields.put("class", Value.variant(info.dispatchClass().chainName()));
    fields.put("partial_fee", Value.of(fee.sum()));
    return Value.struct(fields);
  }

  static Value details(boolean paid, Fees.Parts fee, BigInteger tip) {
    LinkedHashMap<String, Value> parts = new LinkedHashMap<>();
    parts.put("base_fee", Value.of(fee.base()));
    parts.put("len_fee", Value.of(fee.length()));
    parts.put("adjusted_weight_fee", Value.of(fee.weight()));
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("inclusion_fee", paid ? Value.some(Value.struct(parts)) : Value.none());
    fields.put("tip", Value.of(tip));
    return Value.struct(fields);
  }
}
