package xyz.infinitehash.devnet.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.ChainListener;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.rpc.Session.Feed;

/** chain_*: blocks and headers. */
record ChainMethods(ChainView chain) {
  void addTo(MethodTable table) {
    table
        .add("chain_getBlockHash chain_getHead", "hash|number|blockNumber", (p, _) -> hash(p))
        .add("chain_getHeader", "hash|at|blockHash", (p, _) -> header(p))
        .add("chain_getBlock", "hash|at|blockHash", (p, _) -> block(p))
        .add(
            "chain_getFinalizedHead chain_getFinalisedHead",
            "",
            (_, _) -> Json.hex(chain.finalized().hash()))
        .add(
            "chain_subscribeNewHeads chain_subscribeNewHead subscribe_newHead",
            "",
            (_, s) -> heads(s, "chain_newHead", Heads.BEST))
        .add("chain_subscribeAllHeads", "", (_, s) -> heads(s, "chain_allHead", Heads.ALL))
        .add(
            "chain_subscribeFinalizedHeads chain_subscribeFinalisedHeads",
            "",
            (_, s) -> heads(s, "chain_finalizedHead", Heads.FINAL))
        .add(
            "chain_unsubscribeNewHeads chain_unsubscribeNewHead unsubscribe_newHead"
                + " chain_unsubscribeAllHeads chain_unsubscribeFinalizedHeads"
                + " chain_unsubscribeFinalisedHeads",
            "subscription|id",
            (p, s) -> Json.flag(s.close(p.text(0))));
  }

  private JsonNode hash(Params params) {
    Optional<JsonNode> which = params.find(0);
    if (which.isEmpty()) {
      return Json.hex(chain.head().hash());
    } else if (!which.get().isArray()) {
      return hash(which.get());
    }
    ArrayNode hashes = Json.array();
    which.get().forEach(each -> hashes.add(hash(each)));
    return hashes;
  }

  private JsonNode hash(JsonNode number) {
    return chain
        .block(Params.number(number, "number"))
        .map(b -> Json.hex(b.hash()))
        .orElseGet(Json::nothing);
  }

  private Optional<Block> at(Params params) {
    return params.hash(0).map(chain::block).orElseGet(() -> Optional.of(chain.head()));
  }

  private JsonNode header(Params params) {
    return at(params).<JsonNode>map(b -> Json.header(b.header())).orElseGet(Json::nothing);
  }

  private JsonNode block(Params params) {
    return at(params).<JsonNode>map(Json::block).orElseGet(Json::nothing);
  }

  /** Which blocks a subscription tells. */
  private enum Heads {
    BEST,
    ALL,
    FINAL
  }

  private JsonNode heads(Session session, String method, Heads which) {
    Feed feed = session.open(method);
    ChainListener listener =
        new ChainListener() {
          @Override
          public void onBlock(Block block) {
            push(block, which != Heads.FINAL);
          }

          @Override
          public void onFork(Block block) {
            push(block, which == Heads.ALL);
          }

          @Override
          public void onFinalized(Block block) {
            push(block, which == Heads.FINAL);
          }

          private void push(Block block, boolean told) {
            if (told) {
              feed.push(Json.header(block.header()));
            }
          }
        };
    chain.listen(listener);
    feed.onClose(() -> chain.forget(listener));
    return Json.text(feed.id());
  }
}
