package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** A pool whose lines the test itself says, on the test's thread. */
final class ScriptedPool implements AutoCloseable {
  /** Accepts everything within this time or fails the test. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket listening;

  ScriptedPool() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listening.setSoTimeout(PATIENCE_MILLIS);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
  }

  Peer accept() throws IOException {
    Socket socket = listening.accept();
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new Peer(socket);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /** A call of the miner. */
  record Said(long id, String method, Json params, String line) {
    String param(int n) {
      return params.get(n).text();
    }
  }

  /** One miner's connection. */
  static final class Peer implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
    }

    /** The miner's next line. */
    Said next() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new IOException("the miner hung up after: " + line);
        }
        line.append((char) b);
      }
      byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
      JsonLine reader = new JsonLine();
      if (!reader.read(bytes, 0, bytes.length)) {
        throw new IOException("the miner sent no JSON: " + line);
      }
      Json json = new Json(reader, 0);
      return new Said(
          json.get("id").number(-1),
          json.get("method").text("answer"),
          json.get("params"),
          line.toString());
    }

    /** The miner's next call of this method; others are passed over. */
    Said next(String method) throws IOException {
      Said said = next();
      while (!said.method().equals(method)) {
        said = next();
      }
      return said;
    }

    void say(String line) throws IOException {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void yes(Said call) throws IOException {
      say("{\"id\":" + call.id() + ",\"result\":true,\"error\":null}");
    }

    void no(Said call, int code) throws IOException {
      say("{\"id\":" + call.id() + ",\"result\":null,\"error\":[" + code + ",\"no\",null]}");
    }

    /** Everything up to the first job; the miner's configure, if any, is granted {@code mask}. */
    void greet(String difficulty, String mask, String notify) throws IOException {
      Said first = next();
      if (first.method().equals("mining.configure")) {
        say(
            "{\"id\":1,\"error\":null,\"result\":{\"version-rolling\":true,"
                + "\"version-rolling.mask\":\""
                + mask
                + "\"}}");
        first = next("mining.subscribe");
      }
      say(
          "{\"id\":"
              + first.id()
              + ",\"result\":[[[\"mining.notify\",\"1\"]],\"4619036b\",4],\"error\":null}");
      yes(next("mining.authorize"));
      say("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[" + difficulty + "]}");
      say(notify);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
