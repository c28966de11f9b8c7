package xyz.infinitehash.devnet.rpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.devnet.chain.ChainView;

/** system_*, chainSpec_* and rpc_methods: who the node is. */
record SystemMethods(ChainView chain, String name) {
  private static final String VERSION = "0.1.0";
  private static final String PEER = "12D3KooWDevnetDevnetDevnetDevnetDevnetDevnetDevnetDe";

  void addTo(MethodTable table) {
    table
        .add("system_chain chainSpec_v1_chainName", "", (_, _) -> Json.text(name))
        .add("system_name", "", (_, _) -> Json.text("InfiniteHash devnet"))
        .add("system_version", "", (_, _) -> Json.text(VERSION))
        .add("system_chainType", "", (_, _) -> Json.text("Development"))
        .add("system_health", "", (_, _) -> health())
        .add("system_properties chainSpec_v1_properties", "", (_, _) -> properties())
        .add("system_nodeRoles", "", (_, _) -> Json.array().add("Authority"))
        .add("system_localPeerId", "", (_, _) -> Json.text(PEER))
        .add("system_localListenAddresses", "", (_, _) -> Json.array())
        .add("system_peers", "", (_, _) -> Json.array())
        .add("system_syncState", "", (_, _) -> syncState())
        .add(
            "system_accountNextIndex account_nextIndex",
            "account|accountId|address",
            (p, _) -> Json.number(chain.nextNonce(p.account(0))))
        .add("chainSpec_v1_genesisHash", "", (_, _) -> genesis())
        .add("rpc_methods", "", (_, _) -> methods(table));
  }

  private static JsonNode health() {
    return Json.object().put("peers", 0).put("isSyncing", false).put("shouldHavePeers", false);
  }

  private static JsonNode properties() {
    return Json.object().put("ss58Format", 42).put("tokenDecimals", 9).put("tokenSymbol", "TAO");
  }

  private JsonNode syncState() {
    long head = chain.head().number();
    return Json.object()
        .put("startingBlock", 0)
        .put("currentBlock", head)
        .put("highestBlock", head);
  }

  private JsonNode genesis() {
    return Json.hex(chain.block(0).orElseThrow().hash());
  }

  private static JsonNode methods(MethodTable table) {
    ObjectNode node = Json.object();
    node.put("version", 1);
    ArrayNode names = node.putArray("methods");
    table.names().forEach(names::add);
    return node;
  }
}
