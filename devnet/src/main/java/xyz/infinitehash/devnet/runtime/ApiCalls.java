package xyz.infinitehash.devnet.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** Decodes the arguments of runtime API calls, asks the API, encodes the answer. */
final class ApiCalls {
  /** All APIs of a runtime: its own and those of the pallets. */
  record Answers(List<RuntimeApi> all) {
    Answers(ChainRuntime runtime, List<RuntimeApi> more) {
      this(both(runtime, more));
    }

    private static List<RuntimeApi> both(ChainRuntime runtime, List<RuntimeApi> more) {
      List<RuntimeApi> all =
          new ArrayList<>(
              List.of(
                  new CoreApi(runtime),
                  new MetadataApi(runtime),
                  new NonceApi(),
                  new PaymentApi(runtime),
                  new PaymentCallApi(runtime)));
      if (runtime.has(ShieldApi.PALLET)) {
        all.add(new ShieldApi(runtime));
      }
      all.addAll(more);
      return List.copyOf(all);
    }

    RuntimeVersion version(RuntimeSettings settings) {
      return RuntimeVersion.subtensor(settings.spec(), settings.transaction(), all);
    }
  }

  private record Target(RuntimeApi api, Method method) {}

  private final ValueCodec codec;
  private final Map<String, Target> targets = new HashMap<>();

  ApiCalls(ChainRuntime runtime, Answers answers) {
    codec = runtime.values();
    for (RuntimeApi api : answers.all()) {
      for (Method method : runtime.metadata().api(api.name()).orElseThrow().methods()) {
        targets.put(api.name() + "_" + method.name(), new Target(api, method));
      }
    }
  }

  byte[] call(String name, byte[] input, Execution block) {
    Target target = targets.get(name);
    if (target == null) {
      throw ApiFault.noSuchMethod(name);
    }
    ScaleReader in = new ScaleReader(input);
    List<Value> args = new ArrayList<>();
    try {
      for (Method.Input each : target.method().inputs()) {
        args.add(codec.decode(each.type(), in));
      }
      Value answer = target.api().call(target.method().name(), args, block);
      return codec.encode(target.method().output(), answer);
    } catch (SubstrateException | DispatchFault e) {
      throw ApiFault.trap(String.valueOf(e.getMessage()));
    }
  }
}
