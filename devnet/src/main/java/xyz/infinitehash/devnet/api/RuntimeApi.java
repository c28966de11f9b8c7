package xyz.infinitehash.devnet.api;

import java.util.List;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.value.Value;

/**
 * A runtime API: questions about the state of a block, asked as {@code Name_method} by state_call.
 * Arguments and answers are values of the types it describes; the runtime decodes and encodes.
 */
public interface RuntimeApi {
  /** Name as on the live chain. */
  String name();

  /** Version that RuntimeVersion tells. */
  int version();

  /** Says its methods, for metadata V15. */
  void describe(ApiBuilder api);

  /**
   * Answers a question.
   *
   * @param args in the order described
   * @param block the state asked about, with that block's number; writes are thrown away
   */
  Value call(String method, List<Value> args, BlockContext block);
}
