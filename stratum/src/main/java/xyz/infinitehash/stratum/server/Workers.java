package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.JsonLine.Kind;
import xyz.infinitehash.stratum.shares.WorkerName;

/** The workers authorized on one connection; the one that spoke last is found without an object. */
final class Workers {
  private final Map<String, WorkerName> byName = new HashMap<>();
  private byte[] lastWire = new byte[0];
  private @Nullable WorkerName last;

  boolean isEmpty() {
    return byName.isEmpty();
  }

  int size() {
    return byName.size();
  }

  boolean has(WorkerName worker) {
    return byName.containsKey(worker.toString());
  }

  void add(WorkerName worker) {
    String name = worker.toString();
    byName.put(name, worker);
    last = worker;
    lastWire = name.getBytes(UTF_8);
  }

  /** The worker of exactly this name, or null. */
  @Nullable WorkerName find(JsonLine json, int token) {
    if (json.isPlainText(token)
        && Arrays.equals(
            json.data(), json.start(token), json.end(token), lastWire, 0, lastWire.length)) {
      return last;
    }
    if (json.kind(token) != Kind.TEXT
        || json.end(token) - json.start(token) > 6 * WorkerName.LONGEST) {
      return null;
    }
    String name = json.text(token);
    WorkerName worker = byName.get(name);
    if (worker != null) {
      last = worker;
      lastWire = name.getBytes(UTF_8);
    }
    return worker;
  }
}
