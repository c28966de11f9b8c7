package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.Password;

class TerminalTest {
  @Test
  void aNewPasswordIsTakenWhenItIsTheSameTwice() {
    Typed terminal = new Typed("one", "two", "three", "three");
    try (Password password = terminal.newPassword("f")) {
      assertThat(password.utf8())
          .isEqualTo("three".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(terminal.shown).hasSize(1);
  }

  @Test
  void oneThatNeverIsOrIsEmptyIsRefused() {
    assertThatThrownBy(() -> new Typed("a", "b", "a", "b", "a", "b").newPassword("f"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("never the same twice");
    assertThatThrownBy(() -> new Typed("").newPassword("f"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--no-password");
    assertThatThrownBy(() -> new Typed().newPassword("f")).isInstanceOf(CommandFailure.class);
  }

  /** A person who types these lines. */
  private static final class Typed implements Terminal {
    private final Deque<String> lines;
    private final List<String> shown = new ArrayList<>();

    Typed(String... lines) {
      this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
      return Optional.ofNullable(lines.poll()).map(String::toCharArray);
    }

    @Override
    public void show(String line) {
      shown.add(line);
    }
  }
}
