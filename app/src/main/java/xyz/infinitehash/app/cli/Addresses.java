package xyz.infinitehash.app.cli;

import java.net.InetSocketAddress;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

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
}
