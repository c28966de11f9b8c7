package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Our lines to the pool, whole ones, from any thread. */
final class Wire {
  static final long CONFIGURE = 1;
  static final long SUBSCRIBE = 2;
  static final long AUTHORIZE = 3;
  static final long SUGGEST = 4;
  static final long EXTRANONCE = 5;

  /** Submits have ids from here on. */
  static final long FIRST_SUBMIT = 10;

  static final String AGENT = "infinitehash-cpuminer/1";
  private static final String MASK = "1fffe000";

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();

  Wire(OutputStream out) {
    this.out = out;
  }

  /** The first lines, in the order of Bitaxe firmware. */
  void greet(Set<CpuMinerConfig.Extension> extensions) throws IOException {
    if (extensions.contains(CpuMinerConfig.Extension.VERSION_ROLLING)) {
      call(
          CONFIGURE,
          "mining.configure",
          "[\"version-rolling\"],{\"version-rolling.mask\":\"" + MASK + "\"}");
    }
    call(SUBSCRIBE, "mining.subscribe", quote(AGENT));
  }

  void authorize(String user, String password) throws IOException {
    call(AUTHORIZE, "mining.authorize", quote(user) + "," + quote(password));
  }

  /** What comes once the pool took our name. */
  void settle(CpuMinerConfig config) throws IOException {
    if (config.extensions().contains(CpuMinerConfig.Extension.SUGGEST_DIFFICULTY)) {
      call(SUGGEST, "mining.suggest_difficulty", config.suggestedDifficulty().toPlainString());
    }
    if (config.extensions().contains(CpuMinerConfig.Extension.SUBSCRIBE_EXTRANONCE)) {
      call(EXTRANONCE, "mining.extranonce.subscribe", "");
    }
  }

  void submit(long id, String params) throws IOException {
    call(id, "mining.submit", params);
  }

  /** Answers a call of the pool. */
  void answer(long id, String result) throws IOException {
    send("{\"id\":" + id + ",\"result\":" + quote(result) + ",\"error\":null}\n");
  }

  /** JSON text: quotes, backslashes and control characters escaped. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private void call(long id, String method, String params) throws IOException {
    send("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":[" + params + "]}\n");
  }

  private void send(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      out.write(bytes);
      out.flush();
    } finally {
      lock.unlock();
    }
  }
}
