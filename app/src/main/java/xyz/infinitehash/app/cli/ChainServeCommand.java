package xyz.infinitehash.app.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.serving.Axon;
import xyz.infinitehash.bittensor.serving.Endpoint;
import xyz.infinitehash.bittensor.serving.ServeCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;

/** {@code ih chain serve}. */
@Command(
    name = "serve",
    description = {
      "Tells the subnet where the hotkey serves, free of charge; without --ip it shows who serves",
      "where."
    },
    footer = {
      "%nExamples:",
      "  ih chain serve --netuid 89",
      "  ih chain serve --netuid 89 --name mine --hotkey rig1 --ip 203.0.113.7 --port 8091",
      "  ih chain serve --netuid 89 --name mine --hotkey rig1 --ip 203.0.113.7 --port 9100"
          + " --prometheus"
    })
final class ChainServeCommand extends Sending {
  @Option(
      names = "--ip",
      defaultValue = "",
      paramLabel = "ADDRESS",
      description = "A public IPv4 or IPv6 address in digits.")
  String ip = "";

  @Option(names = "--port", defaultValue = "0", paramLabel = "PORT")
  int port;

  @Option(
      names = "--protocol",
      defaultValue = "4",
      description = "0 to 255, the subnet's own. Default: ${DEFAULT-VALUE}")
  int protocol;

  @Option(
      names = "--software-version",
      defaultValue = "0",
      description = "Version of what serves. Default: ${DEFAULT-VALUE}")
  long version;

  @Option(
      names = "--certificate",
      defaultValue = "",
      paramLabel = "0x..",
      description = "Public key of its TLS certificate, up to 65 bytes.")
  String certificate = "";

  @Option(names = "--prometheus", description = "It is metrics that are served there.")
  boolean prometheus;

  @Override
  By by() {
    return By.HOTKEY;
  }

  @Override
  public void run() {
    if (!ip.isEmpty()) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      show(new TreeMap<>(Axon.readAll(chain.atHead(), on.subnet())));
    }
  }

  @Override
  TypedCall call(ChainAt at) {
    Endpoint endpoint;
    try {
      endpoint = Endpoint.of(ip, port);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--ip and --port: " + e.getMessage());
    }
    if (!endpoint.servable()) {
      throw new CommandFailure("the chain does not take " + endpoint + " for an axon");
    }
    return prometheus
        ? new ServeCall.Prometheus(on.subnet(), endpoint, version)
        : certificate.isEmpty()
            ? new ServeCall.Axon(on.subnet(), endpoint, protocol, version)
            : new ServeCall.AxonTls(
                on.subnet(), endpoint, protocol, version, ByteString.parse(certificate));
  }

  private void show(Map<?, Axon> axons) {
    if (shared.json) {
      Printer.document(
          Map.of(
              "netuid",
              on.netuid,
              "axons",
              axons.entrySet().stream()
                  .map(
                      e ->
                          Map.of(
                              "hotkey", e.getKey().toString(),
                              "endpoint", e.getValue().endpoint().toString(),
                              "protocol", e.getValue().protocol(),
                              "block", e.getValue().served().value()))
                  .toList()));
    } else {
      Printer.table(
          List.of("hotkey", "endpoint", "protocol", "block"),
          axons.entrySet().stream()
              .map(
                  e ->
                      List.of(
                          e.getKey().toString(),
                          e.getValue().endpoint().toString(),
                          Integer.toString(e.getValue().protocol()),
                          e.getValue().served().toString()))
              .toList());
    }
  }
}
