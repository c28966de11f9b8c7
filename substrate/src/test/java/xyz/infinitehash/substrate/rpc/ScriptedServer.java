package xyz.infinitehash.substrate.rpc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A WebSocket server on loopback whose every byte the test decides. */
final class ScriptedServer implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private final ServerSocket server;

  ScriptedServer() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    server.setSoTimeout(20_000);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/secret-key");
  }

  /** The next connection, after its handshake and the word which chain it is of. */
  Peer accept() throws IOException {
    Peer peer = shake();
    peer.text("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"" + FakeWire.GENESIS + "\"}");
    return peer;
  }

  /** The next connection, after its handshake. */
  Peer shake() throws IOException {
    Peer peer = new Peer(server.accept());
    peer.shakeHands();
    return peer;
  }

  /** The next connection, refused with an HTTP status. */
  void refuse(int status) throws IOException {
    try (Peer peer = new Peer(server.accept())) {
      peer.refuse(status);
    }
  }

  /** The next connection, cut at once. */
  void hangUp() throws IOException {
    server.accept().close();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  static final class Peer implements AutoCloseable {
    /** Of the handshake. */
    final java.util.List<String> headers = new java.util.ArrayList<>();

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(20_000);
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    private void shakeHands() throws IOException {
      String key = "";
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
      }
      String accept = Base64.getEncoder().encodeToString(sha1(key + MAGIC));
      raw(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    }

    private void refuse(int status) throws IOException {
      while (!line().isEmpty()) {
        // the request is of no interest
      }
      raw(
          ("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha1(String text) {
      try {
        return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private String line() throws IOException {
      var bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (b != '\r') {
          bytes.write(b);
        }
      }
      return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** The next text that is a call, not the connection's own; fails at the end of the stream. */
    String receive() throws IOException {
      String text = frame();
      while (text.matches(".*\"id\":\\d,.*")) {
        text = frame();
      }
      return text;
    }

    private String frame() throws IOException {
      in.readUnsignedByte();
      long length = in.readUnsignedByte() & 0x7F;
      length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes((int) length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      return new String(payload, StandardCharsets.UTF_8);
    }

    void text(String text) throws IOException {
      frame(true, 1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame: opcode 0 goes on, 1 text, 2 binary, 8 close, 9 ping. */
    void frame(boolean last, int opcode, byte[] payload) throws IOException {
      var frame = new ByteArrayOutputStream();
      frame.write((last ? 0x80 : 0) | opcode);
      if (payload.length < 126) {
        frame.write(payload.length);
      } else {
        boolean wide = payload.length > 65_535;
        frame.write(wide ? 127 : 126);
        for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
          frame.write((int) ((long) payload.length >>> shift) & 0xFF);
        }
      }
      frame.writeBytes(payload);
      raw(frame.toByteArray());
    }

    void raw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
