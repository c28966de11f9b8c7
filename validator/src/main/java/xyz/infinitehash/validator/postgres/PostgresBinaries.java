package xyz.infinitehash.validator.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that come with us in a jar, unpacked once a version and user. Safe to
 * call only under the start lock of {@link EmbeddedPostgres}.
 */
final class PostgresBinaries {
  /** Major and minor; the data folder is named by the major, which alone fixes its format. */
  static final String VERSION = "17.6";

  static final String MAJOR = "17";

  private PostgresBinaries() {}

  /**
   * The folder with {@code bin}, {@code lib} and {@code share}; unpacked into a neighbour and
   * renamed, so that a killed process leaves no half of it under this name.
   */
  static Path unpack(Path parent, PostgresLog log) {
    Path folder = parent.resolve("bin-" + VERSION);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    log.unpacking(VERSION, folder);
    Path half = parent.resolve("bin-" + VERSION + ".half");
    try (InputStream packed = open()) {
      delete(half);
      extract(packed, half);
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be unpacked into " + folder, e);
    }
  }

  private static InputStream open() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name =
        switch (machine) {
          case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
          case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
          default -> "/postgres-linux-" + machine + ".txz";
        };
    InputStream packed =
        System.getProperty("os.name", "").equals("Linux")
            ? PostgresBinaries.class.getResourceAsStream(name)
            : null;
    if (packed == null) {
      throw new PostgresException(
          "no PostgreSQL comes with us for this machine (%s, %s): set DATABASE_URL to one"
              .formatted(System.getProperty("os.name"), machine));
    }
    return packed;
  }

  private static void extract(InputStream packed, Path into) throws IOException {
    Path root = into.toAbsolutePath().normalize();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
