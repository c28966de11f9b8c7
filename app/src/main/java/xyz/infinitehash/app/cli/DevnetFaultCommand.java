package xyz.infinitehash.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ih devnet fault}. */
@Command(
    name = "fault",
    description = {
      "Makes something go wrong at a running devnet. Of one endpoint: drop (cut all sockets), away (refuse",
      "new ones too), stale (answer with an old head), late, mute, twice, garbled (answers), refuse (calls),",
      "refuse-extrinsics, and mend, which ends them. Of the chain: reorg and upgrade. docs/devnet.md has a table."
    },
    footer = {
      "%nExamples:",
      "  ih devnet fault drop",
      "  ih devnet fault away --seconds 30 --endpoint ws://127.0.0.1:9945",
      "  ih devnet fault stale --blocks 5",
      "  ih devnet fault late --millis 3000 --calls 2",
      "  ih devnet fault refuse-extrinsics --extrinsics 1 --code 1014 --message \"Priority is too low\"",
      "  ih devnet fault reorg --depth 3        (ih devnet run --finality-lag 10)",
      "  ih devnet fault upgrade"
    })
final class DevnetFaultCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin Shared shared = new Shared();

  @Parameters(paramLabel = "KIND", description = "What goes wrong.")
  String kind = "";

  @Option(
      names = "--endpoint",
      defaultValue = "ws://127.0.0.1:9944",
      paramLabel = "URL",
      description = "Which endpoint it happens to. Default: ${DEFAULT-VALUE}")
  URI endpoint = URI.create("ws://127.0.0.1:9944");

  @Option(names = "--depth", description = "reorg: blocks that are replaced, 1 to 10.")
  @Nullable Integer depth;

  @Option(names = "--blocks", description = "stale: until the chain has so many more.")
  @Nullable Integer blocks;

  @Option(names = "--seconds", description = "away: for so long.")
  @Nullable Long seconds;

  @Option(names = "--millis", description = "late: by so much.")
  @Nullable Long millis;

  @Option(
      names = "--calls",
      description = "late, mute, twice, garbled, refuse: how many. Default: 1")
  @Nullable Integer calls;

  @Option(names = "--extrinsics", description = "refuse-extrinsics: how many. Default: 1")
  @Nullable Integer extrinsics;

  @Option(names = "--code", description = "refuse, refuse-extrinsics: number of the error.")
  @Nullable Integer code;

  @Option(names = "--message", description = "refuse, refuse-extrinsics: text of the error.")
  @Nullable String message;

  @Option(names = "--data", description = "refuse-extrinsics: more text.")
  @Nullable String data;

  @Option(names = "--spec", description = "upgrade: the spec version. Default: one more.")
  @Nullable Integer spec;

  @Option(
      names = "--transaction",
      description = "upgrade: the version of calls. Default: one more.")
  @Nullable Integer transaction;

  @Override
  public void run() {
    JsonNode answer = ask(fault());
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      String more = error.path("data").asString("");
      throw new CommandFailure(more.isEmpty() ? error.path("message").asString("") : more);
    } else if (shared.json) {
      Printer.document(Map.of("kind", kind, "endpoint", endpoint.toString()));
    } else {
      Printer.line(kind + " at " + endpoint);
    }
  }

  private Map<String, Object> fault() {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("kind", kind);
    put(fault, "depth", depth);
    put(fault, "blocks", blocks);
    put(fault, "seconds", seconds);
    put(fault, "millis", millis);
    put(fault, "calls", calls);
    put(fault, "extrinsics", extrinsics);
    put(fault, "code", code);
    put(fault, "message", message);
    put(fault, "data", data);
    put(fault, "spec", spec);
    put(fault, "transaction", transaction);
    return fault;
  }

  private static void put(Map<String, Object> fault, String name, @Nullable Object value) {
    if (value != null) {
      fault.put(name, value);
    }
  }

  private JsonNode ask(Map<String, Object> fault) {
    Map<String, Object> request =
        Map.of("jsonrpc", "2.0", "id", 1, "method", "dev_fault", "params", fault);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest post =
          HttpRequest.newBuilder(http())
              .timeout(PATIENCE)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
              .build();
      return JSON.readTree(http.send(post, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new CommandFailure("no devnet answers at " + endpoint + ": begin with ih devnet run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted");
    }
  }

  private URI http() {
    return URI.create(endpoint.toString().replaceFirst("^ws", "http"));
  }
}
