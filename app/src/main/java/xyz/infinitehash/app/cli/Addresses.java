package xyz.infinitehash.app.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import xyz.infinitehash.app.ops.MetricsEndpoint;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.scale.ByteString;

/** Addresses of hosts and accounts as people type them. */
final class Addresses {
  private Addresses() {}

  /**
   * @throws CommandFailure when it is not a host and a port of 0 to 65535
   */
  static InetSocketAddress parse(String text) {
    String plain = text.replaceFirst("^stratum\\+tcp://", "");
    int colon = plain.lastIndexOf(':');
    try {
      int port = Integer.parseInt(plain.substring(colon + 1));
      if (colon > 0 && port >= 0 && port <= 65_535) {
        return new InetSocketAddress(plain.substring(0, colon), port);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new CommandFailure("\"" + text + "\" is not HOST:PORT");
  }

  /**
   * Serves metrics at the address of {@code --metrics}.
   *
   * @throws CommandFailure when it is taken or is none of this machine's
   */
  static MetricsEndpoint metrics(String text, PrometheusRegistry registry) {
    try {
      return MetricsEndpoint.start(parse(text), registry);
    } catch (IOException e) {
      throw new CommandFailure(
          "--metrics %s: %s; name another address, or port 0 for a free one"
              .formatted(text, e.getMessage()));
    }
  }

  /** {@code HOST:PORT} of an address that listens. */
  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * @throws CommandFailure naming the option and what is wrong with the address
   */
  static AccountId account(String option, String ss58) {
    try {
      return AccountId.parse(ss58);
    } catch (CryptoException e) {
      throw new CommandFailure(option + ": " + e.getMessage());
    }
  }

  /**
   * @throws CommandFailure when it is not 32 bytes in hex
   */
  static ByteString hash(String option, String hex) {
    try {
      ByteString bytes = ByteString.parse(hex);
      if (bytes.length() == 32) {
        return bytes;
      }
    } catch (SubstrateException | IllegalArgumentException _) {
      // said below
    }
    throw new CommandFailure(option + ": 32 bytes in hex, 0x first, not \"" + hex + "\"");
  }
}
