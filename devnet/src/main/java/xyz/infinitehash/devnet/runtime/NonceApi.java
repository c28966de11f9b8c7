package xyz.infinitehash.devnet.runtime;

import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.substrate.value.Value;

/** AccountNonceApi: how many extrinsics an account has sent. */
record NonceApi() implements RuntimeApi {
  @Override
  public String name() {
    return "AccountNonceApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.method("account_nonce", "u32", "account: AccountId32");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return Value.of(Account.of(block.state(), args.getFirst().asAccountId()).nonce());
  }
}
