package xyz.infinitehash.devnet.api.subtensor;

import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Subnets;
import xyz.infinitehash.substrate.value.Value;

/** {@code SubnetRegistrationRuntimeApi}: what the next subnet costs. */
public final class SubnetRegistrationApi implements RuntimeApi {
  /** Without configuration. */
  public SubnetRegistrationApi() {}

  @Override
  public String name() {
    return "SubnetRegistrationRuntimeApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    SubtensorPallet.listing().describe(api, name());
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return Value.of(new Subnets(new Store(block)).cost());
  }
}
