package xyz.infinitehash.devnet.rpc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.ChainListener;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.rpc.Session.Feed;
import xyz.infinitehash.devnet.runtime.RuntimeVersion;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** state_subscribe*: storage and the version of the runtime, as they change. */
record StateFeeds(ChainView chain) {
  void addTo(MethodTable table) {
    table
        .add("state_subscribeStorage", "keys", this::storage)
        .add(
            "state_subscribeRuntimeVersion chain_subscribeRuntimeVersion", "", (_, s) -> version(s))
        .add(
            "state_unsubscribeStorage state_unsubscribeRuntimeVersion"
                + " chain_unsubscribeRuntimeVersion",
            "subscription|id",
            (p, s) -> Json.flag(s.close(p.text(0))));
  }

  private JsonNode version(Session session) {
    Feed feed = session.open("state_runtimeVersion");
    ChainListener watch = new VersionWatch(chain, feed);
    chain.listen(watch);
    feed.onClose(() -> chain.forget(watch));
    return Json.text(feed.id());
  }

  private JsonNode storage(Params params, Session session) {
    List<ByteString> keys = StateMethods.list(params);
    Feed feed = session.open("state_storage");
    Watch watch = new Watch(keys, feed);
    chain.listen(watch);
    feed.onClose(() -> chain.forget(watch));
    return Json.text(feed.id());
  }

  /** Tells the version at first, then each other one. */
  private static final class VersionWatch implements ChainListener {
    private final ChainView chain;
    private final Feed feed;
    private Optional<RuntimeVersion> told = Optional.empty();

    VersionWatch(ChainView chain, Feed feed) {
      this.chain = chain;
      this.feed = feed;
    }

    @Override
    public void onBlock(Block block) {
      Optional<RuntimeVersion> now = Optional.of(chain.runtime(block).version());
      if (!now.equals(told)) {
        told = now;
        feed.push(Json.version(now.get()));
      }
    }

    @Override
    public void onFinalized(Block block) {}
  }

  /** Tells what the keys hold at first, then what each block changes of it. */
  private static final class Watch implements ChainListener {
    private final List<ByteString> keys;
    private final Feed feed;
    private Optional<StateMap> told = Optional.empty();

    Watch(List<ByteString> keys, Feed feed) {
      this.keys = keys;
      this.feed = feed;
    }

    @Override
    public void onBlock(Block block) {
      List<ByteString> changed =
          keys.stream()
              .filter(k -> told.isEmpty() || differs(told.get(), block.state(), k.bytes()))
              .toList();
      boolean first = told.isEmpty();
      told = Optional.of(block.state());
      if (first || !changed.isEmpty()) {
        feed.push(StateMethods.changes(block, changed));
      }
    }

    private static boolean differs(StateMap was, StateMap is, byte[] key) {
      Optional<byte[]> before = was.get(key);
      Optional<byte[]> after = is.get(key);
      return before.isPresent() != after.isPresent()
          || (before.isPresent() && !Arrays.equals(before.get(), after.orElseThrow()));
    }

    @Override
    public void onFinalized(Block block) {}
  }
}
