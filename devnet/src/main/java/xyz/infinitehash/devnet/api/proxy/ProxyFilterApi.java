package xyz.infinitehash.devnet.api.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.proxy.CallRule;
import xyz.infinitehash.devnet.pallet.proxy.CallRule.Condition;
import xyz.infinitehash.devnet.pallet.proxy.ProxyType;
import xyz.infinitehash.substrate.value.Value;

/** {@code ProxyFilterRuntimeApi}: the types of proxies and what each may call. */
public final class ProxyFilterApi implements RuntimeApi {
  /** Without configuration. */
  public ProxyFilterApi() {}

  @Override
  public String name() {
    return "ProxyFilterRuntimeApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.method("get_proxy_types", "Vec<ProxyTypeInfo>")
        .method("get_proxy_filter", "Vec<ProxyFilterInfo>", "proxy_type: Option<u8>");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    if (method.equals("get_proxy_types")) {
      return Value.of(
          ProxyType.all().stream()
              .sorted(Comparator.comparingInt(ProxyType::index))
              .map(ProxyFilterApi::type)
              .toList());
    }
    Optional<Value> wanted = args.getFirst().asOption();
    return Value.of(
        ProxyType.all().stream()
            .filter(type -> wanted.map(index -> index.asInt() == type.index()).orElse(true))
            .map(ProxyFilterApi::filter)
            .toList());
  }

  private static Value type(ProxyType type) {
    return Value.struct("name", text(type.name()))
        .with("index", Value.of(type.index()))
        .with("deprecated", Value.of(type.deprecated()));
  }

  private static Value filter(ProxyType type) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("proxy_type", Value.of(type.index()));
    fields.put("name", text(type.name()));
    fields.put("deprecated", Value.of(type.deprecated()));
    fields.put("filter_mode", Value.variant(type.mode().chainName()));
    fields.put("calls", rules(type.rules()));
    fields.put("exceptions", rules(type.exceptions()));
    return Value.struct(fields);
  }

  private static Value rules(List<CallRule> rules) {
    return Value.of(rules.stream().map(ProxyFilterApi::rule).toList());
  }

  private static Value rule(CallRule rule) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("pallet_name", text(rule.pallet()));
    fields.put("pallet_index", Value.of(rule.palletIndex()));
    fields.put("call_name", option(rule.one().map(one -> text(one.name()))));
    fields.put("call_index", option(rule.one().map(one -> Value.of(one.index()))));
    fields.put("condition", option(rule.one().flatMap(one -> condition(one.condition()))));
    return Value.struct(fields);
  }

  private static Optional<Value> condition(Condition condition) {
    return switch (condition) {
      case Condition.Always() -> Optional.empty();
      case Condition.Below(String param, var limit) ->
          Optional.of(
              Value.variant(
                  "ParamLessThan",
                  Value.struct("param_name", text(param)).with("limit", Value.of(limit))));
      case Condition.Holds(String pallet, String call) ->
          Optional.of(
              Value.variant(
                  "NestedCallMustBe",
                  Value.struct("pallet_name", text(pallet)).with("call_name", text(call))));
    };
  }

  private static Value option(Optional<Value> value) {
    return value.map(Value::some).orElse(Value.none());
  }

  private static Value text(String text) {
    return Value.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
