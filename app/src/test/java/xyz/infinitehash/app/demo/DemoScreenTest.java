package xyz.infinitehash.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScreenTest {
  private static final DemoView VIEW = new DemoView(1, 61, 59, List.of(), 0, "no weights yet");
  private static final String TABLE_CLEARED = "\033[2A\033[J";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void whatIsSaidOrLoggedOnATerminalStandsAboveTheTable() {
    DemoScreen screen = new DemoScreen(new PrintStream(bytes, true, UTF_8), true);
    screen.show(VIEW);
    bytes.reset();
    screen.sayer().println("12:00 INFO ± logged");
    assertThat(shown()).startsWith(TABLE_CLEARED + "12:00 INFO ± logged\n");
    assertThat(shown()).contains("epoch 1, block 61").endsWith("emission\n\033[?7h");
  }

  @Test
  void theLastTableStays() {
    DemoScreen screen = new DemoScreen(new PrintStream(bytes, true, UTF_8), true);
    screen.show(VIEW);
    screen.finish();
    bytes.reset();
    screen.say("the end");
    assertThat(shown()).isEqualTo("the end\n");
  }

  @Test
  void withoutATerminalNothingIsDrawnOver() {
    DemoScreen screen = new DemoScreen(new PrintStream(bytes, true, UTF_8), false);
    screen.show(VIEW);
    screen.show(new DemoView(2, 121, 59, List.of(), 1, "weights of epoch 1 INCLUDED"));
    screen.say("the end");
    assertThat(shown()).contains("epoch 2, block 121").endsWith("the end\n").doesNotContain("\033");
  }

  private String shown() {
    return bytes.toString(UTF_8);
  }
}
