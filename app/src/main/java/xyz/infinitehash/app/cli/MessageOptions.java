package xyz.infinitehash.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The message to sign or that was signed, in one of three ways. */
final class MessageOptions {
  @ArgGroup(multiplicity = "1")
  Form form = new Form();

  /** One of the three. */
  static final class Form {
    @Option(names = "--message", paramLabel = "TEXT", description = "The message as text (UTF-8).")
    @Nullable String text;

    @Option(names = "--message-hex", paramLabel = "HEX", description = "The message as hex.")
    @Nullable String hex;

    @Option(
        names = "--message-file",
        paramLabel = "FILE",
        description = "The message is this file, byte by byte.")
    @Nullable Path file;
  }

  byte[] bytes() {
    if (form.text != null) {
      return form.text.getBytes(UTF_8);
    }
    if (form.hex != null) {
      return hex("--message-hex", form.hex);
    }
    Path file = form.file == null ? Path.of("") : form.file;
    try {
      return Files.readAllBytes(file);
    } catch (IOException _) {
      throw new CommandFailure("cannot read the message from " + file);
    }
  }

  /** Hex with or without 0x. */
  static byte[] hex(String option, String digits) {
    try {
      return HexFormat.of().parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
    } catch (IllegalArgumentException _) {
      throw new CommandFailure(option + " is not hex");
    }
  }
}
