package xyz.infinitehash.validator.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs as somebody PostgreSQL accepts. It refuses root, so root's processes
 * enter a user namespace of their own, where they are nobody while their files stay root's. Where
 * namespaces are forbidden they become nobody outright, if nobody can reach the folder.
 *
 * @param prefix words before every command; empty for an ordinary user
 */
record Launcher(List<String> prefix) {
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final String NOBODY = "65534";
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  private static final long LONGEST_SECONDS = 300;

  Launcher {
    prefix = List.copyOf(prefix);
  }

  /** What a finished command left. */
  record Finished(int exit, String output) {
    boolean ok() {
      return exit == 0;
    }
  }

  /**
   * @param folder everything of ours, which must exist; handed over to nobody when it must be
   */
  static Launcher forThisUser(Path folder) {
    if (!isRoot()) {
      return new Launcher(List.of());
    }
    if (new Launcher(NAMESPACE).tries("true")) {
      return new Launcher(NAMESPACE);
    }
    return asNobody(folder);
  }

  /** Root without namespaces. */
  static Launcher asNobody(Path folder) {
    Launcher nobody = new Launcher(AS_NOBODY);
    new Launcher(List.of()).tries("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
    if (!nobody.tries("test", "-w", folder.toString(), "-a", "-x", folder.toString())) {
      throw new PostgresException(
          "PostgreSQL does not run as root, user namespaces are off here, and user nobody cannot"
              + " reach "
              + folder
              + ": run as an ordinary user, set XDG_DATA_HOME to a folder others may enter, or set"
              + " DATABASE_URL");
    }
    return nobody;
  }

  /** Runs to the end. */
  Finished run(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    try {
      Path output = Files.createTempFile("infinitehash-postgres", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new PostgresException(command.getFirst() + " did not end in time");
        }
        return new Finished(
            process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new PostgresException(command.getFirst() + " could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  private boolean tries(String... command) {
    try {
      return run(List.of(command)).ok();
    } catch (PostgresException _) {
      return false; // no such program
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
