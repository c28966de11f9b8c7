package xyz.infinitehash.bench.chain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.value.Value;

/**
 * A runtime API that works out each answer once: no block is made meanwhile, and it is the clients
 * that are measured.
 */
record Remembered(RuntimeApi api, Map<Question, Value> answers) implements RuntimeApi {
  /** What was asked. */
  record Question(String method, List<Value> args) {}

  Remembered(RuntimeApi api) {
    this(api, new ConcurrentHashMap<>());
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public int version() {
    return api.version();
  }

  @Override
  public void describe(ApiBuilder builder) {
    api.describe(builder);
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return answers.computeIfAbsent(new Question(method, args), _ -> api.call(method, args, block));
  }
}
