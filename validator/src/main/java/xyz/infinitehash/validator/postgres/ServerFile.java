package xyz.infinitehash.validator.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of {@code postmaster.pid} that matters: line 1 is the process, line 4 the port, line 8
 * the state.
 *
 * @param pid 0 when there is no such file
 * @param port 0 when it is not written yet
 * @param ready false while the server starts, recovers or stops
 */
record ServerFile(long pid, int port, boolean ready) {
  private static final ServerFile NONE = new ServerFile(0, 0, false);

  static ServerFile read(Path file) {
    try {
      if (!Files.exists(file)) {
        return NONE;
      }
      List<String> lines = Files.readAllLines(file);
      return lines.size() < 8
          ? new ServerFile(lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip()), 0, false)
          : new ServerFile(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(3).strip()),
              lines.get(7).strip().equals("ready"));
    } catch (IOException | NumberFormatException _) {
      return NONE; // being written or removed at this moment
    }
  }
}
