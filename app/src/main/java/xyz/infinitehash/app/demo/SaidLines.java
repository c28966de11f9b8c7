package xyz.infinitehash.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Bytes of UTF-8, handed on line by line. */
final class SaidLines extends OutputStream {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> say;

  /**
   * @param say takes a line without its end
   */
  SaidLines(Consumer<String> say) {
    this.say = say;
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n') {
      say.accept(line.toString(UTF_8).stripTrailing());
      line.reset();
    } else {
      line.write(octet);
    }
  }
}
