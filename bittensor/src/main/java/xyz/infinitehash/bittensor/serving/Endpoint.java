package xyz.infinitehash.bittensor.serving;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.substrate.value.Value;

/**
 * Where something listens, as the chain keeps it: an address as a number and its kind.
 *
 * @param ip of version 4 or 6
 * @param port 1 to 65,535; 0 stands for none in what is read
 */
public record Endpoint(InetAddress ip, int port) {
  public Endpoint {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /**
   * An address in digits; no name is looked up.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Endpoint of(String literal, int port) {
    return new Endpoint(InetAddress.ofLiteral(literal), port);
  }

  /**
   * From the chain's number.
   *
   * @param ipType 4 or 6; anything else (nothing served) is read as 4
   * @throws BittensorException when the number fits neither
   */
  public static Endpoint of(BigInteger number, int ipType, int port) {
    byte[] bytes = new byte[ipType == 6 ? 16 : 4];
    byte[] given = number.toByteArray();
    int zeros = given.length > bytes.length ? given.length - bytes.length : 0;
    if (zeros > 1 || (zeros == 1 && given[0] != 0)) {
      throw new BittensorException("not an address of version " + ipType + ": " + number);
    }
    int length = given.length - zeros;
    System.arraycopy(given, zeros, bytes, bytes.length - length, length);
    try {
      return new Endpoint(InetAddress.getByAddress(bytes), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  /** 4 or 6. */
  public int ipType() {
    return ip.getAddress().length == 4 ? 4 : 6;
  }

  /** Whether the chain takes it for an axon: no loopback, no broadcast, and a port. */
  public boolean servable() {
    byte[] bytes = ip.getAddress();
    byte[] ones = new byte[bytes.length];
    Arrays.fill(ones, (byte) 0xFF);
    boolean loopback =
        bytes.length == 4
            ? Arrays.equals(bytes, new byte[] {127, 0, 0, 1})
            : ip.isLoopbackAddress();
    return port != 0 && !loopback && !Arrays.equals(bytes, ones);
  }

  /** The address as the chain's u128. */
  Value ipValue() {
    return Value.of(new BigInteger(1, ip.getAddress()));
  }

  @Override
  public String toString() {
    String host = ip.getHostAddress();
    return (ipType() == 6 ? "[" + host + "]" : host) + ":" + port;
  }
}
