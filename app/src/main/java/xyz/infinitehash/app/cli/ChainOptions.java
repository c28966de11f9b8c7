package xyz.infinitehash.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.rpc.RpcException;

/** Which chain and which subnet. */
final class ChainOptions {
  private static final int KNOCK_MILLIS = 10_000;

  @Option(
      names = {"--network", "--endpoint"},
      defaultValue = "${env:BITTENSOR_NETWORK:-local}",
      paramLabel = "NAME|URL",
      description = {
        "local (ws://127.0.0.1:9944), finney, archive, test, or a ws:// or wss:// URL.",
        "Default: ${DEFAULT-VALUE} (BITTENSOR_NETWORK)"
      })
  String network = "";

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

  URI endpoint() {
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
          // said below
        }
        throw new CommandFailure("--network: \"" + network + "\" names no host");
      }
    };
  }

  /** Connects and asks for the genesis hash, so that a wrong address is told at once. */
  Chain connect() {
    knock(endpoint());
    Chain chain = Chain.connect(endpoint());
    try {
      chain.genesisHash();
      return chain;
    } catch (RpcException e) {
      chain.close();
      throw silent(endpoint(), String.valueOf(e.getMessage()));
    }
  }

  /** A port where nobody listens says so at once; a WebSocket would try for half a minute. */
  private static void knock(URI endpoint) {
    int port =
        endpoint.getPort() >= 0
            ? endpoint.getPort()
            : "wss".equals(endpoint.getScheme()) ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), port), KNOCK_MILLIS);
    } catch (UnknownHostException _) {
      throw silent(endpoint, "nobody knows that host");
    } catch (IOException e) {
      throw silent(endpoint, String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure silent(URI endpoint, String why) {
    return new CommandFailure(
        "no chain answers at %s (%s); correct --network, or start a chain with: ih devnet run"
            .formatted(endpoint, why));
  }
}
