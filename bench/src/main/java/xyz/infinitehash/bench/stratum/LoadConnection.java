package xyz.infinitehash.bench.stratum;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** One miner of the load client: non-blocking, one thread reads it, one thread writes it. */
final class LoadConnection implements AutoCloseable {
  private static final byte[] ID = ascii("id");
  private static final byte[] RESULT = ascii("result");
  private static final byte[] ERROR = ascii("error");
  private static final byte[] METHOD = ascii("method");
  private static final byte[] PARAMS = ascii("params");
  private static final byte[] NOTIFY = ascii("mining.notify");
  private static final int LONGEST_LINE = 8192;
  private static final long SUBSCRIBE = 1;
  private static final long AUTHORIZE = 2;

  private record Waiting(Shot shot, long since) {}

  private final SocketChannel channel;
  private final String worker;
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST_LINE);
  private final JsonLine json = new JsonLine();
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private long ids = 10;
  private int extranonce2;
  private long extranonce1 = -1;
  private boolean authorized;
  private String jobId = "";
  private int jobs;

  /** Connects and sends its first two lines. */
  LoadConnection(InetSocketAddress server, String worker) throws IOException {
    this.worker = worker;
    channel = SocketChannel.open(server);
    channel.socket().setTcpNoDelay(true);
    channel.configureBlocking(false);
    write(
        ascii(
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"load\"]}\n"
                + "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\""
                + worker
                + "\",\"x\"]}\n"));
  }

  SocketChannel channel() {
    return channel;
  }

  String worker() {
    return worker;
  }

  String jobId() {
    return jobId;
  }

  long extranonce1() {
    return extranonce1;
  }

  int nextExtranonce2() {
    return extranonce2++;
  }

  long nextId() {
    return ids++;
  }

  /** Whether it was let in and has been given so many jobs. */
  boolean ready(int jobs) {
    return authorized && extranonce1 >= 0 && this.jobs >= jobs;
  }

  int jobs() {
    return jobs;
  }

  boolean idle() {
    return waiting.isEmpty();
  }

  /**
   * @param since when the answer's clock starts, as {@link System#nanoTime}
   */
  void send(Shot shot, long since) throws IOException {
    waiting.add(new Waiting(shot, since));
    write(shot.line());
  }

  /** Reads what is there; each checked answer's latency in nanoseconds goes to {@code answered}. */
  void receive(LongConsumer answered) throws IOException {
    if (channel.read(in) < 0) {
      throw new BenchException("the server closed a connection of the load client");
    }
    byte[] bytes = in.array();
    int from = 0;
    int to = in.position();
    for (int i = 0; i < to; i++) {
      if (bytes[i] == '\n') {
        if (!json.read(bytes, from, i)) {
          throw new BenchException("the server sent no JSON");
        }
        line(answered);
        from = i + 1;
      }
    }
    in.flip().position(from);
    in.compact();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void line(LongConsumer answered) {
    int method = json.member(0, METHOD);
    if (method != JsonLine.NONE) {
      if (json.isText(method, NOTIFY)) {
        jobId = json.text(json.element(json.member(0, PARAMS), 0));
        jobs = jobs + 1;
      }
      return;
    }
    long id = Long.parseLong(json.text(json.member(0, ID)));
    int result = json.member(0, RESULT);
    if (id == SUBSCRIBE) {
      extranonce1 = Long.parseLong(json.text(json.element(result, 1)), 16);
    } else if (id == AUTHORIZE) {
      authorized = json.kind(result) == JsonLine.Kind.TRUE;
    } else {
      Waiting oldest = waiting.remove();
      int code =
          json.kind(result) == JsonLine.Kind.TRUE
              ? 0
              : Integer.parseInt(json.text(json.element(json.member(0, ERROR), 0)));
      if (oldest.shot().id() != id || oldest.shot().code() != code) {
        throw new BenchException(
            "submit expected " + oldest.shot().code() + ", was answered " + code);
      }
      answered.accept(System.nanoTime() - oldest.since());
    }
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
