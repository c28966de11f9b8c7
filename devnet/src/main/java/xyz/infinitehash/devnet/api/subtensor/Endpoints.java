package xyz.infinitehash.devnet.api.subtensor;

import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/** What a neuron serves; zeros when nothing. */
final class Endpoints {
  private static final Value NO_PROMETHEUS =
      zeros(List.of("block", "version", "ip", "port", "ip_type"));
  private static final Value NO_AXON =
      zeros(
          List.of(
              "block",
              "version",
              "ip",
              "port",
              "ip_type",
              "protocol",
              "placeholder1",
              "placeholder2"));

  private Endpoints() {}

  static Value axon(Store store, Value net, Value hotkey) {
    return store.find("Axons", net, hotkey).orElse(NO_AXON);
  }

  static Value prometheus(Store store, Value net, Value hotkey) {
    return store.find("Prometheus", net, hotkey).orElse(NO_PROMETHEUS);
  }

  private static Value zeros(List<String> fields) {
    LinkedHashMap<String, Value> zeros = new LinkedHashMap<>();
    fields.forEach(name -> zeros.put(name, Value.of(0)));
    return Value.struct(zeros);
  }
}
