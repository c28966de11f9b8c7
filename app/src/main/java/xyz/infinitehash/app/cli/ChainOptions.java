package xyz.infinitehash.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.rpc.EndpointHealth;
import xyz.infinitehash.substrate.rpc.RpcException;

/** Which chain and which subnet. */
final class ChainOptions {
  private static final int KNOCK_MILLIS = 10_000;

  @Option(
      names = {"--network", "--endpoint"},
      split = ",",
      defaultValue = "${env:BITTENSOR_NETWORK:-local}",
      paramLabel = "NAME|URL",
      description = {
        "local (ws://127.0.0.1:9944), finney, archive, test, or a ws:// or wss:// URL. Several,",
        "by commas or by the option again, are nodes of one chain: the soundest is asked.",
        "Default: ${DEFAULT-VALUE} (BITTENSOR_NETWORK)"
      })
  List<String> networks = List.of();

  @Option(
      names = "--netuid",
      defaultValue = "${env:BITTENSOR_NETUID:-89}",
      description = "Number of the subnet. Default: ${DEFAULT-VALUE} (BITTENSOR_NETUID)")
  int netuid;

  NetUid subnet() {
    if (netuid < 0 || netuid > 0xFFFF) {
      throw new CommandFailure("--netuid: 0 to 65535, not " + netuid);
    }
    return new NetUid(netuid);
  }

  /** The addresses, the first one tried first. */
  List<URI> endpoints() {
    return networks.stream().map(String::strip).distinct().map(ChainOptions::endpoint).toList();
  }

  private static URI endpoint(String network) {
    return switch (network) {
      case "local" -> URI.create("ws://127.0.0.1:9944");
      case "finney" -> URI.create("wss://entrypoint-finney.opentensor.ai:443");
      case "archive" -> URI.create("wss://archive.chain.opentensor.ai:443");
      case "test" -> URI.create("wss://test.finney.opentensor.ai:443");
      default -> {
        if (!network.startsWith("ws://") && !network.startsWith("wss://")) {
          throw new CommandFailure(
              "--network: local, finney, archive, test, or a URL that begins with ws:// or wss://, not \""
                  + network
                  + "\"");
        }
        try {
          URI uri = new URI(network);
          if (uri.getHost() != null) {
            yield uri;
          }
        } catch (URISyntaxException _) {
          // said below, without the address, which may hold a key
        }
        throw new CommandFailure("--network: the ws:// or wss:// URL names no host");
      }
    };
  }

  /** The addresses without what may be secret in them. */
  String names() {
    return endpoints().stream().map(EndpointHealth::nameOf).collect(Collectors.joining(", "));
  }

  /** Connects and asks for the genesis hash, so that a wrong address is told at once. */
  Chain connect() {
    List<URI> endpoints = endpoints();
    knock(endpoints);
    Chain chain = Chain.connect(endpoints);
    try {
      chain.genesisHash();
      return chain;
    } catch (RpcException e) {
      chain.close();
      throw silent(names(), String.valueOf(e.getMessage()));
    }
  }

  /** Ports where nobody listens say so at once; a WebSocket would try for half a minute. */
  private static void knock(List<URI> endpoints) {
    List<String> silent = new ArrayList<>();
    for (URI endpoint : endpoints) {
      Optional<String> why = knock(endpoint);
      if (why.isEmpty()) {
        return;
      }
      silent.add(why.get());
    }
    throw silent(
        endpoints.stream().map(EndpointHealth::nameOf).collect(Collectors.joining(", ")),
        String.join("; ", silent));
  }

  private static Optional<String> knock(URI endpoint) {
    int port =
        endpoint.getPort() >= 0
            ? endpoint.getPort()
            : "wss".equals(endpoint.getScheme()) ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), port), KNOCK_MILLIS);
      return Optional.empty();
    } catch (UnknownHostException _) {
      return Optional.of("nobody knows that host");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure silent(String endpoints, String why) {
    return new CommandFailure(
        "no chain answers at %s (%s); correct --network, or start a chain with: ih devnet run"
            .formatted(endpoints, why));
  }
}
