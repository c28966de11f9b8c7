package xyz.infinitehash.devnet.pallet.subtensor.serving;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * Endpoints a neuron announces: its axon, with a certificate if it likes, and its Prometheus
 * exporter.
 */
public final class Serving {
  private static final List<String> AXON =
      List.of("version", "ip", "port", "ip_type", "protocol", "placeholder1", "placeholder2");
  private static final List<String> PROMETHEUS = List.of("version", "ip", "port", "ip_type");
  private static final int KEY_BYTES = 64;
  private static final BigInteger LOCALHOST_4 = BigInteger.valueOf(0x7f000001L);
  private static final BigInteger ALL_ONES_4 = BigInteger.valueOf(0xffffffffL);
  private static final BigInteger ALL_ONES_6 =
      BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  private final Store store;

  /** On a store. */
  public Serving(Store store) {
    this.store = store;
  }

  /** The calls {@code serve_axon} and {@code serve_axon_tls}. */
  public void axon(AccountId hotkey, Map<String, Value> args) {
    checkAxon(hotkey, args);
    int netuid = netuid(args);
    Value certificate = args.get("certificate");
    if (certificate != null) {
      byte[] bytes = certificate.asBytes();
      if (bytes.length > 0 && bytes.length <= KEY_BYTES + 1) {
        store.put("NeuronCertificates", certificate(bytes), value(netuid), value(hotkey));
      }
    }
    store.put("Axons", info(args, AXON), value(netuid), value(hotkey));
    store.event("AxonServed", value(netuid), value(hotkey));
  }

  /** The call {@code serve_prometheus}. */
  public void prometheus(AccountId hotkey, Map<String, Value> args) {
    checkPrometheus(hotkey, args);
    int netuid = netuid(args);
    store.put("Prometheus", info(args, PROMETHEUS), value(netuid), value(hotkey));
    store.event("PrometheusServed", value(netuid), value(hotkey));
  }

  /** What is asked before an axon may be served. */
  public void checkAxon(AccountId hotkey, Map<String, Value> args) {
    checkRegistered(hotkey, args);
    checkAddress(args, true);
    checkRate("Axons", hotkey, args);
  }

  /** What is asked before an exporter may be served, in another order than for the axon. */
  public void checkPrometheus(AccountId hotkey, Map<String, Value> args) {
    checkAddress(args, false);
    checkRegistered(hotkey, args);
    checkRate("Prometheus", hotkey, args);
  }

  private void checkRegistered(AccountId hotkey, Map<String, Value> args) {
    ensure(
        new SubnetFacts(store).uid(netuid(args), hotkey).isPresent(),
        "HotKeyNotRegisteredInNetwork");
  }

  private void checkRate(String item, AccountId hotkey, Map<String, Value> args) {
    Optional<Value> before = store.find(item, value(netuid(args)), value(hotkey));
    long last = before.map(info -> info.field("block").asLong()).orElse(0L);
    BigInteger limit = store.big("ServingRateLimit", value(netuid(args)));
    ensure(
        last == 0 || BigInteger.valueOf(store.now() - last).compareTo(limit) >= 0,
        "ServingRateLimitExceeded");
    ensure(field(args, "port").asInt() != 0, "InvalidPort");
  }

  private static void checkAddress(Map<String, Value> args, boolean zeroAllowed) {
    int type = field(args, "ip_type").asInt();
    BigInteger ip = field(args, "ip").asBigInteger();
    ensure(type == 4 || type == 6, "InvalidIpType");
    boolean valid =
        type == 4
            ? ip.compareTo(ALL_ONES_4) < 0 && !ip.equals(LOCALHOST_4)
            : !ip.equals(ALL_ONES_6) && !ip.equals(BigInteger.ONE);
    ensure(valid && (zeroAllowed || ip.signum() != 0), "InvalidIpAddress");
  }

  private Value info(Map<String, Value> args, List<String> fields) {
    LinkedHashMap<String, Value> info = new LinkedHashMap<>();
    info.put("block", value(store.now()));
    fields.forEach(name -> info.put(name, field(args, name)));
    return Value.struct(info);
  }

  /** First byte the algorithm, the rest the public key. */
  private static Value certificate(byte[] bytes) {
    byte[] key = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    return Value.struct("public_key", Value.of(key)).with("algorithm", value(bytes[0] & 0xff));
  }

  private static int netuid(Map<String, Value> args) {
    return field(args, "netuid").asInt();
  }

  private static Value field(Map<String, Value> args, String name) {
    Value value = args.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no argument " + name);
    }
    return value;
  }
}
