package xyz.infinitehash.devnet.rpc;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where the recorded peer (chopsticks) does not answer as a Substrate node does, or the devnet has
 * less: what is expected instead, and why. Everything that is not in this list must be equal.
 */
final class NodeAnswers {
  /** What an answer is judged by instead of the recorded one. */
  sealed interface Instead {
    String why();

    /** The result is of the recorded kinds of values, field by field; the values differ. */
    record SameKinds(String why) implements Instead {}

    /** This result. */
    record Result(JsonNode result, String why) implements Instead {}

    /** A result that is a text and begins so. */
    record Begins(String start, String why) implements Instead {}

    /** An error with this code whose message begins so. */
    record Fails(int code, String message, String why) implements Instead {}

    /** The devnet lacks it: error -32601. */
    record LeftOut(String why) implements Instead {}
  }

  private static final String OWN = "names the program, not the chain";
  private static final String JSONRPSEE = "as jsonrpsee, a node's server, puts it";
  private static final String STATE = "sc-rpc-api: state errors are 4001 to 4003";
  private static final String AUTHOR = "sc-rpc-api: author errors are 1001 to 1040";
  private static final String BOOLEAN = "ending a subscription answers whether there was one";
  private static final String NO_BLOCK = "null, for there is no such block";

  /**
   * By {@code method (label)}, for state_call {@code method function (label)}, or the text itself
   * where it is no good request.
   */
  static final Map<String, Instead> ALL = all();

  private NodeAnswers() {}

  private static Map<String, Instead> all() {
    Map<String, Instead> all = new LinkedHashMap<>();
    all.put("rpc_methods (connect)", new Instead.SameKinds("the devnet has fewer methods"));
    all.put("system_name (connect)", new Instead.SameKinds(OWN));
    all.put("system_version (connect)", new Instead.SameKinds(OWN));
    all.put("system_nodeRoles (connect, may be missing)", new Instead.SameKinds("an authority"));
    all.put("system_localPeerId (connect, may be missing)", new Instead.SameKinds(OWN));
    all.put("system_peers (connect, may be missing)", result("[]", "a node has it"));
    all.put(
        "system_syncState (connect, may be missing)",
        result("{\"startingBlock\":0,\"currentBlock\":1,\"highestBlock\":1}", "a node has it"));
    all.put(
        "account_nextIndex (connect, may be missing)",
        new Instead.Fails(-32602, "Invalid params", "a node has this alias"));
    all.put(
        "state_getMetadata (connect)",
        new Instead.Begins("0x6d6574610e", "the devnet has fewer pallets"));
    all.put(
        "state_call Metadata_metadata_at_version (call v15)",
        new Instead.Begins("0x01", "the devnet has fewer pallets"));
    all.put(
        "state_call Metadata_metadata_at_version (call v16)",
        result("\"0x00\"", "V16 is not offered"));
    all.put(
        "state_call Metadata_metadata_versions (call)",
        result("\"0x080e0000000f000000\"", "V16 is not offered"));
    all.put("chain_getHeader (unknown hash)", result("null", NO_BLOCK));
    all.put("chain_getBlock (unknown hash)", result("null", NO_BLOCK));
    all.put(
        "state_getStorage (storage at unknown block)",
        new Instead.Fails(
            4003,
            "Client error: UnknownBlock: Header was not found in the database: 0x1212",
            STATE));
    all.put(
        "state_getKeysPaged (keys too many)",
        new Instead.Fails(4002, "count exceeds maximum value. value: 1001, max: 1000", STATE));
    all.put("no_such_method (error)", new Instead.Fails(-32601, "Method not found", JSONRPSEE));
    all.put(
        "state_call NoSuch_api (error)",
        new Instead.Fails(
            4003,
            "Client error: Execution failed: Other: Exported method NoSuch_api is not found",
            STATE));
    all.put(
        "state_call SwapRuntimeApi_current_alpha_price (error: too short)",
        new Instead.Fails(
            4003,
            "Client error: Execution failed: Execution aborted due to trap: wasm trap: wasm"
                + " `unreachable` instruction executed",
            STATE));
    all.put(
        "state_getStorage (error: bad hex)",
        new Instead.Fails(-32602, "Invalid params", JSONRPSEE));
    all.put(
        "state_getStorage (error: no params)",
        new Instead.Fails(-32602, "Invalid params", JSONRPSEE));
    all.put(
        "system_accountNextIndex (error: bad address)",
        new Instead.Fails(-32602, "Invalid params", JSONRPSEE));
    all.put(
        "author_submitExtrinsic (error: not an extrinsic)",
        new Instead.Fails(1002, "Verification Error: Runtime error: Execution failed", AUTHOR));
    all.put(
        "author_submitExtrinsic (error: not hex)",
        new Instead.Fails(1040, "Client error: ", AUTHOR));
    all.put("author_unwatchExtrinsic (error: unwatch)", result("false", BOOLEAN));
    all.put("chain_unsubscribeNewHeads (error: unsubscribe)", result("false", BOOLEAN));
    for (String method :
        new String[] {
          "chain_unsubscribeNewHeads",
          "chain_unsubscribeFinalizedHeads",
          "state_unsubscribeRuntimeVersion",
          "state_unsubscribeStorage"
        }) {
      all.put(method + " (unsubscribe)", result("true", BOOLEAN));
    }
    all.put("chain_unsubscribeNewHeads (unsubscribe) again", result("false", BOOLEAN));
    all.put(
        "[{\"jsonrpc\":\"2.0\",\"id\":9002,\"method\":\"system_chain\",\"params\":[]},"
            + "{\"jsonrpc\":\"2.0\",\"id\":9003,\"method\":\"system_name\",\"params\":[]}]",
        new Instead.SameKinds(OWN));
    all.put("{not json", new Instead.Fails(-32700, "Parse error", JSONRPSEE));
    all.put("[]", new Instead.Fails(-32600, "Invalid request", JSONRPSEE));
    all.put("{\"id\":9004}", new Instead.Fails(-32600, "Invalid request", JSONRPSEE));
    for (String again : new String[] {"author_submitAndWatchExtrinsic", "author_submitExtrinsic"}) {
      all.put(
          again + " (same again)",
          new Instead.Fails(
              1012,
              "Transaction is temporarily banned",
              "sc-transaction-pool bans what a block took"));
    }
    all.put(
        "payment_queryInfo (payment)",
        result(
            "{\"weight\":{\"ref_time\":1596920,\"proof_size\":0},\"class\":\"normal\",\"partialFee\":\"54986\"}",
            "a node decodes it, and gives the length in its own byte order"));
    all.put(
        "payment_queryFeeDetails (payment)",
        result(
            "{\"inclusionFee\":{\"baseFee\":\"0xd33e\",\"lenFee\":\"0x6e\",\"adjustedWeightFee\":\"0x31e\"}}",
            "a node decodes it, and gives the length in its own byte order"));
    all.put("system_dryRun (dry run)", new Instead.LeftOut("a public node refuses it too"));
    all.put("chainHead_v1_follow (chainHead)", new Instead.LeftOut("no client here asks it"));
    all.put("archive_v1_finalizedHeight (archive)", new Instead.LeftOut("no client here asks it"));
    all.put("archive_v1_hashByHeight (archive)", new Instead.LeftOut("no client here asks it"));
    return all;
  }

  private static Instead result(String json, String why) {
    return new Instead.Result(Json.MAPPER.readTree(json), why);
  }
}
