package xyz.infinitehash.app.cli;

import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import xyz.infinitehash.crypto.Password;

/** A person at a keyboard: what is typed is not echoed, what is shown is not in any file. */
interface Terminal {
  /** How often a new password may be mistyped. */
  int TRIES = 3;

  /** A line typed unseen; empty at the end of input. */
  Optional<char[]> secret(String prompt);

  /** Shows a line. */
  void show(String line);

  /** The terminal of this process; empty when input or output is a file or a pipe. */
  static Optional<Terminal> ofProcess() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(OfConsole::new);
  }

  /**
   * A password nobody has yet, so typed twice.
   *
   * @throws CommandFailure when it is empty or never the same twice
   */
  default Password newPassword(String of) {
    for (int i = 0; i < TRIES; i++) {
      char[] first = secret("new password for " + of + ": ").orElseGet(() -> new char[0]);
      if (first.length == 0) {
        throw new CommandFailure("no password given; without one on purpose: --no-password");
      }
      char[] second = secret("the same again: ").orElseGet(() -> new char[0]);
      boolean same = Arrays.equals(first, second);
      Arrays.fill(second, '\0');
      if (same) {
        return Password.of(first);
      }
      Arrays.fill(first, '\0');
      show("these were two different ones");
    }
    throw new CommandFailure("the password was never the same twice; nothing was written");
  }

  /** The one of the process. */
  record OfConsole(Console console) implements Terminal {
    @Override
    public Optional<char[]> secret(String prompt) {
      return Optional.ofNullable(console.readPassword("%s", prompt));
    }

    @Override
    public void show(String line) {
      console.writer().println(line);
      console.writer().flush();
    }
  }
}
