package xyz.infinitehash.bench.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Contestant;

/**
 * A peer in a process of its own that measures itself when asked: a line in, a line out (the
 * scripts beside this class). It runs only during its turn.
 */
public final class PeerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final String name;

  private PeerProcess(Process process) throws IOException {
    this.process = process;
    this.in = process.inputReader(StandardCharsets.UTF_8);
    this.out = process.outputWriter(StandardCharsets.UTF_8);
    String first = line();
    if (!first.startsWith("peer ")) {
      throw new IOException("the peer said: " + first);
    }
    this.name = first.substring("peer ".length());
  }

  /**
   * Starts it in a folder.
   *
   * @throws IOException when it cannot run there: the program or its library is missing
   */
  public static PeerProcess start(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new PeerProcess(process);
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
  }

  /** What it is, with its version. */
  public String name() {
    return name;
  }

  /** Hands over what is signed and checked; false when it does not take our signature as good. */
  public boolean agrees(byte[] seed, byte[] message, byte[] signature) {
    HexFormat hex = HexFormat.of();
    String data =
        String.join(
            " ", "data", hex.formatHex(seed), hex.formatHex(message), hex.formatHex(signature));
    return ask(data).equals("ok");
  }

  /**
   * Hands over what it works on, in words without spaces; false when it does not come out right.
   */
  public boolean takes(String... words) {
    return ask("data " + String.join(" ", words)).equals("ok");
  }

  /** An operation the peer knows ({@code verify}, {@code sign}), per its own processor second. */
  public Contestant contestant(String operation) {
    return (Duration round) -> Double.parseDouble(ask(operation + " " + round.toMillis()));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private String ask(String question) {
    try {
      out.write(question + "\n");
      out.flush();
      return line();
    } catch (IOException e) {
      throw new BenchException("the peer " + name + " ended", e);
    }
  }

  private String line() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the peer ended");
    }
    return line;
  }
}
