package xyz.infinitehash.app.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands between miners and a pool that is killed, and writes down which shares it acknowledged.
 */
final class SubmitWitness implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServerSocket server;
  private final int poolPort;
  private final Set<Submit> acknowledged = ConcurrentHashMap.newKeySet();

  /**
   * What a share is told by, among all of a drill.
   *
   * @param time ntime, u32
   * @param nonce u32
   */
  record Submit(long time, long nonce) {}

  SubmitWitness(int poolPort) throws IOException {
    this.poolPort = poolPort;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Those the pool answered true to. */
  Set<Submit> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  private void accept() {
    try {
      while (true) {
        Socket miner = server.accept();
        Thread.ofVirtual().start(() -> relay(miner));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void relay(Socket miner) {
    Map<String, Submit> asked = new ConcurrentHashMap<>();
    try (miner;
        Socket pool = new Socket(InetAddress.getLoopbackAddress(), poolPort)) {
      Thread back = Thread.ofVirtual().start(() -> copy(pool, miner, line -> answer(line, asked)));
      copy(miner, pool, line -> ask(line, asked));
      back.join();
    } catch (IOException _) {
      // the pool is down; the miner comes again
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Reader {
    void read(JsonNode line);
  }

  /** Line by line until either side is gone, then the other goes too. */
  private static void copy(Socket from, Socket to, Reader reader) {
    try (from;
        to;
        var in =
            new BufferedReader(
                new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = to.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        reader.read(JSON.readTree(line));
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException _) {
      // gone
    }
  }

  private static void ask(JsonNode line, Map<String, Submit> asked) {
    if (line.path("method").asString("").equals("mining.submit")) {
      JsonNode params = line.path("params");
      asked.put(
          line.path("id").toString(),
          new Submit(
              Long.parseLong(params.path(3).asString(), 16),
              Long.parseLong(params.path(4).asString(), 16)));
    }
  }

  private void answer(JsonNode line, Map<String, Submit> asked) {
    String id = line.path("id").toString();
    if (line.path("result").isBoolean()
        && line.path("result").asBoolean()
        && asked.containsKey(id)) {
      acknowledged.add(asked.get(id));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
