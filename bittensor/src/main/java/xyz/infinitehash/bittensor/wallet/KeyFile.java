package xyz.infinitehash.bittensor.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * One key file of a wallet, as btcli reads and writes it. Written whole or not at all, readable by
 * its owner only, never over another one unless that is said.
 */
public final class KeyFile {
  private static final int LARGEST = 64 * 1024;
  private static final List<String> ENCRYPTED = List.of("$NACL", "$ANSIBLE_VAULT", "gAAAAA");

  private KeyFile() {}

  /**
   * Opens the secret in a file; the caller closes it.
   *
   * @throws WalletException when it is missing, encrypted, or no key file
   */
  public static KeyPair open(Path file) {
    byte[] text = read(file);
    try {
      return KeyJson.pair(file, text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /**
   * The account of a secret or public file.
   *
   * @throws WalletException when it is missing, encrypted, or no key file
   */
  public static AccountId account(Path file) {
    return KeyJson.account(file, read(file));
  }

  /** Writes the secret of a seed of 32 bytes. */
  static AccountId writeSecret(Path file, byte[] seed, boolean overwrite) {
    try (KeyPair pair = KeyPair.fromMiniSecret(seed)) {
      byte[] text = KeyJson.secret(pair, seed);
      write(file, text, overwrite);
      Arrays.fill(text, (byte) 0);
      return pair.accountId();
    }
  }

  /** Writes what everybody may read. */
  static void writePublic(Path file, AccountId account) {
    write(file, KeyJson.publicly(account), true);
  }

  private static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LARGEST + 1);
      if (text.length > LARGEST) {
        throw new WalletException(file, "is no key file: larger than " + LARGEST + " bytes");
      }
      String start = new String(text, 0, Math.min(16, text.length), StandardCharsets.US_ASCII);
      if (ENCRYPTED.stream().anyMatch(start::startsWith)) {
        throw new WalletException(
            file, "is encrypted, which this version cannot open; use an unencrypted key");
      }
      return text;
    } catch (NoSuchFileException _) {
      throw new WalletException(file, "does not exist");
    } catch (IOException e) {
      throw new WalletException(file, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static void write(Path file, byte[] text, boolean overwrite) {
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      createPrivate(file.resolveSibling(""));
      try (FileChannel out =
          FileChannel.open(
              temporary,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(
                  EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      if (overwrite) {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.createLink(file, temporary); // atomic, and fails where a file is already
      }
    } catch (FileAlreadyExistsException _) {
      throw new WalletException(file, "exists already and was left as it is");
    } catch (IOException e) {
      throw new WalletException(file, "cannot be written: " + e.getMessage());
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
