package xyz.infinitehash.stratum.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A raw socket to the server: bytes out, lines in, five seconds of patience. */
final class Wire implements AutoCloseable {
  static final String END = "<end>";

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  Wire(InetSocketAddress address) {
    try {
      socket = new Socket(address.getAddress(), address.getPort());
      socket.setSoTimeout(5_000);
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void bytes(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(String... lines) {
    bytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The next line, or {@link #END} when the server closed. */
  String read() {
    try {
      return Objects.requireNonNullElse(in.readLine(), END);
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the server said nothing for five seconds", e);
    } catch (IOException e) {
      return END;
    }
  }

  /** Lines up to and with the first that contains the text. */
  List<String> readTo(String part) {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(read());
    } while (!lines.getLast().contains(part) && !lines.getLast().equals(END));
    return lines;
  }

  /** Sends one line and returns the answer under its id, which must be in it. */
  String call(int id, String method, String params) {
    send("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, params));
    return answer(id);
  }

  /** The next line that answers this id. */
  String answer(int id) {
    String line = readTo("{\"id\":" + id + ",").getLast();
    if (line.equals(END)) {
      throw new AssertionError("closed before the answer to " + id);
    }
    return line;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
