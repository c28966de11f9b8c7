package xyz.infinitehash.bittensor.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.UUID;

/**
 * Small files for their owner's eyes: written whole and synced or not at all, mode 0600 in folders
 * of mode 0700, never over another one unless that is said.
 */
public final class PrivateFiles {
  private static final int LARGEST = 64 * 1024;

  private PrivateFiles() {}

  /**
   * The bytes of a file, for the caller to wipe.
   *
   * @throws WalletException when it is missing, unreadable or larger than 64 KiB
   */
  public static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new WalletException(
            WalletException.Kind.DAMAGED,
            file,
            "is no key file: larger than " + LARGEST + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException _) {
      throw new WalletException(WalletException.Kind.MISSING, file, "does not exist");
    } catch (IOException e) {
      throw new WalletException(
          WalletException.Kind.FILE_SYSTEM,
          file,
          "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Writes a file.
   *
   * @param overwrite whether one that is there may be lost
   * @throws WalletException when it may not, or the file system refuses
   */
  public static void write(Path file, byte[] bytes, boolean overwrite) {
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      createPrivate(file.toAbsolutePath().resolveSibling(""));
      try (FileChannel out =
          FileChannel.open(
              temporary,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(
                  EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      if (overwrite) {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.createLink(file, temporary); // atomic, and fails where a file is already
      }
    } catch (FileAlreadyExistsException _) {
      throw new WalletException(
          WalletException.Kind.IN_THE_WAY, file, "exists already and was left as it is");
    } catch (IOException e) {
      throw new WalletException(
          WalletException.Kind.FILE_SYSTEM, file, "cannot be written: " + e.getMessage());
    } finally {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException _) {
        // A leftover of mode 0600 beside the key; the next write takes another name.
      }
    }
  }

  private static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
