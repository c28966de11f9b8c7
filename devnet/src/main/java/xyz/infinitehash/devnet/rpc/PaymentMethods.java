package xyz.infinitehash.devnet.rpc;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.runtime.ApiFault;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** payment_*: what an extrinsic would cost. */
record PaymentMethods(ChainView chain) {
  void addTo(MethodTable table) {
    table
        .add("payment_queryInfo", "bytes|extrinsic hash|at", (p, _) -> info(p))
        .add("payment_queryFeeDetails", "bytes|extrinsic hash|at", (p, _) -> details(p));
  }

  private Value ask(String method, Params params) {
    ByteString extrinsic = params.bytes(0);
    Block block = new StateMethods(chain).at(params, 1);
    byte[] input = new ScaleWriter().raw(extrinsic).u32(extrinsic.length()).toBytes();
    ChainRuntime runtime = chain.runtime(block);
    Method described = runtime.metadata().method("TransactionPaymentApi", method);
    try {
      byte[] answer =
          runtime.call("TransactionPaymentApi_" + method, input, block.state(), block.number());
      return new ValueCodec(runtime.metadata().types()).decode(described.output(), answer);
    } catch (ApiFault e) {
      throw new RpcError(1, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode info(Params params) {
    Value info = ask("query_info", params);
    ObjectNode node = Json.object();
    node.putObject("weight")
        .put("ref_time", info.field("weight").field("ref_time").asLong())
        .put("proof_size", info.field("weight").field("proof_size").asLong());
    node.put("class", info.field("class").variant().toLowerCase(Locale.ROOT));
    node.put("partialFee", info.field("partial_fee").asBigInteger().toString());
    return node;
  }

  private JsonNode details(Params params) {
    Value details = ask("query_fee_details", params);
    ObjectNode node = Json.object();
    var fee = details.field("inclusion_fee").asOption();
    if (fee.isEmpty()) {
      node.putNull("inclusionFee");
    } else {
      node.putObject("inclusionFee")
          .put("baseFee", hex(fee.get(), "base_fee"))
          .put("lenFee", hex(fee.get(), "len_fee"))
          .put("adjustedWeightFee", hex(fee.get(), "adjusted_weight_fee"));
    }
    return node;
  }

  private static String hex(Value of, String field) {
    return "0x" + of.field(field).asBigInteger().toString(16);
  }
}
