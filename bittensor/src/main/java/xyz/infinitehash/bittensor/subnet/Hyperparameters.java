package xyz.infinitehash.bittensor.subnet;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * The parameters of a subnet, by the names the runtime gives them, which grow with each runtime.
 *
 * @param values numbers and flags; fixed-point numbers are structs of their bits
 * @param types such as {@code U16}, {@code TaoBalance}, {@code U64F64}; empty where the runtime
 *     does not tell
 */
public record Hyperparameters(
    SequencedMap<String, Value> values, SequencedMap<String, String> types) {
  private static final String API = "SubnetInfoRuntimeApi";
  private static final Pattern FIXED = Pattern.compile("[IU]\\d+F(\\d+)");

  public Hyperparameters {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
  }

  /** Reads them by the newest call the runtime has; empty when there is no such subnet. */
  public static Optional<Hyperparameters> read(ChainAt at, NetUid netUid) {
    for (String method : new String[] {"get_subnet_hyperparams_v3", "get_subnet_hyperparams_v2"}) {
      if (at.runtime().hasApi(API, method)) {
        return at.runtimeCall(API, method, netUid.toValue()).asOption().map(Hyperparameters::of);
      }
    }
    return at.runtimeCall(API, "get_subnet_hyperparams", netUid.toValue())
        .asOption()
        .map(Hyperparameters::of);
  }

  /** From any of the runtime's answers: a struct, or since version 3 a list of names and values. */
  static Hyperparameters of(Value answer) {
    if (answer instanceof Value.Struct(SequencedMap<String, Value> fields)) {
      return new Hyperparameters(fields, new LinkedHashMap<>());
    }
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    SequencedMap<String, String> types = new LinkedHashMap<>();
    for (Value entry : answer.items()) {
      String name = new String(entry.field("name").asBytes(), StandardCharsets.UTF_8);
      values.put(name, entry.field("value").asVariant().value());
      types.put(name, entry.field("value").variant());
    }
    return new Hyperparameters(values, types);
  }

  /**
   * A number by its name.
   *
   * @throws BittensorException when this runtime has none of that name
   */
  public long number(String name) {
    return value(name).asLong();
  }

  /** A flag by its name; fails as {@link #number}. */
  public boolean flag(String name) {
    return value(name).asBool();
  }

  private Value value(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new BittensorException("this runtime tells of no hyperparameter " + name);
    }
    return value;
  }

  /** A value for people: TAO with its unit, fixed-point numbers as decimals. */
  public String text(String name) {
    Value value = value(name);
    String type = types.getOrDefault(name, "");
    Matcher fixed = FIXED.matcher(type);
    if (fixed.matches()) {
      return FixedPoint.of(value, Integer.parseInt(fixed.group(1))).toPlainString();
    }
    return switch (value) {
      case Value.Int number ->
          type.equals("TaoBalance") ? Rao.of(number).toString() : number.value().toString();
      case Value.Bool(boolean flag) -> Boolean.toString(flag);
      case Value.Struct struct ->
          struct.findField("bits").map(bits -> "bits " + bits.asBigInteger()).orElse("" + struct);
      case Value.Bytes _, Value.Text _, Value.Seq _, Value.Variant _, Value.Bits _ -> "" + value;
    };
  }
}
