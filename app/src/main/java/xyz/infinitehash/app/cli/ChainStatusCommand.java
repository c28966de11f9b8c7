package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.Header;
import xyz.infinitehash.substrate.rpc.EndpointHealth;
import xyz.infinitehash.substrate.rpc.RpcStatus;

/** {@code ih chain status}. */
@Command(
    name = "status",
    description = "Which of the endpoints is asked, and how each of them stands.",
    footer = {
      "%nExample:",
      "  ih chain status --endpoint finney --endpoint wss://node.example:443",
    })
final class ChainStatusCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      Header head = chain.head();
      RpcStatus status = chain.rpc().status();
      if (shared.json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("genesis", chain.genesisHash().toString());
        fields.put("head", head.number().value());
        fields.put(
            "endpoints", status.endpoints().stream().map(ChainStatusCommand::fields).toList());
        Printer.document(fields);
        return;
      }
      Printer.line("chain " + chain.genesisHash() + ", block " + head.number());
      List<List<String>> rows = new ArrayList<>();
      status.endpoints().forEach(endpoint -> rows.add(row(endpoint)));
      Printer.table(List.of("endpoint", "state", "in use", "failures", "last loss"), rows);
    }
  }

  private static List<String> row(EndpointHealth endpoint) {
    return List.of(
        endpoint.name(),
        words(endpoint),
        endpoint.inUse() ? "yes" : "",
        Integer.toString(endpoint.failures()),
        endpoint.lastLoss());
  }

  private static String words(EndpointHealth endpoint) {
    return switch (endpoint.state()) {
      case READY -> "ready";
      case CONNECTED -> "connected";
      case RESTING -> "resting";
      case BEHIND -> "behind";
      case WRONG_CHAIN -> "another chain";
    };
  }

  private static Map<String, Object> fields(EndpointHealth endpoint) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("endpoint", endpoint.name());
    fields.put("state", endpoint.state().name());
    fields.put("inUse", endpoint.inUse());
    fields.put("failures", endpoint.failures());
    fields.put("lastLoss", endpoint.lastLoss());
    endpoint.restsUntil().ifPresent(until -> fields.put("restsUntil", until.toString()));
    return fields;
  }
}
