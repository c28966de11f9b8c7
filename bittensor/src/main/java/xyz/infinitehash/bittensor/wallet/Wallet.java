package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.KeyFileContent;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * One coldkey, which owns, and its hotkeys, which work. Holds no secret, only paths.
 *
 * @param folder of this wallet
 */
public record Wallet(Path folder) {
  /** The wallet's name. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** The secret of the coldkey, an sr25519 key; the caller closes it. */
  public KeyPair openColdkey(PasswordSource passwords) {
    return KeyFile.open(coldkeyFile(), passwords);
  }

  /** The secret of a hotkey that is not encrypted, an sr25519 key; the caller closes it. */
  public KeyPair openHotkey(String hotkey) {
    return openHotkey(hotkey, PasswordSource.none());
  }

  /** The secret of a hotkey, an sr25519 key; the caller closes it. */
  public KeyPair openHotkey(String hotkey, PasswordSource passwords) {
    return KeyFile.open(hotkeyFile(hotkey), passwords);
  }

  /** The coldkey's account, read from the public file; empty where there is neither. */
  public Optional<AccountId> coldkey() {
    return account(coldkeyPublicFile(), coldkeyFile());
  }

  /** A hotkey's account; empty where there is none of this name. */
  public Optional<AccountId> hotkey(String hotkey) {
    Path file = hotkeyFile(hotkey);
    return account(hotkeyPublicFile(hotkey), file);
  }

  /** The names of the hotkeys. */
  public List<String> hotkeys() {
    return WalletFolder.names(
            folder.resolve("hotkeys"),
            file -> Files.isRegularFile(file) && !file.toString().endsWith("pub.txt"))
        .toList();
  }

  /**
   * Keeps a coldkey and its public half.
   *
   * @param key stays the caller's to close
   * @param overwrite whether a coldkey that is there may be lost for ever
   * @throws WalletException when there is one, or the public half of another, and it may not be
   */
  public void keepColdkey(StoredKey key, Protection protection, boolean overwrite) {
    keep(coldkeyFile(), coldkeyPublicFile(), key, protection, overwrite);
  }

  /** Keeps a hotkey; as {@link #keepColdkey}. */
  public void keepHotkey(String hotkey, StoredKey key, Protection protection, boolean overwrite) {
    keep(hotkeyFile(hotkey), hotkeyPublicFile(hotkey), key, protection, overwrite);
  }

  /**
   * Makes a new hotkey of 12 words, not encrypted, and forgets the words.
   *
   * @param random of cryptographic strength
   */
  public AccountId createHotkey(String hotkey, RandomGenerator random, boolean overwrite) {
    try (Mnemonic words = Mnemonic.generate(12, random);
        StoredKey key = StoredKey.ofMnemonic(words, Password.none(), KeyScheme.SR25519)) {
      keepHotkey(hotkey, key, new Protection.Plain(), overwrite);
      return key.accountId();
    }
  }

  /** Where the coldkey's secret is. */
  public Path coldkeyFile() {
    return folder.resolve("coldkey");
  }

  /** Where a hotkey's secret is. */
  public Path hotkeyFile(String hotkey) {
    return folder.resolve("hotkeys").resolve(WalletFolder.checked(hotkey));
  }

  private Path coldkeyPublicFile() {
    return folder.resolve("coldkeypub.txt");
  }

  private Path hotkeyPublicFile(String hotkey) {
    Path file = hotkeyFile(hotkey);
    return file.resolveSibling(hotkey + "pub.txt");
  }

  private static void keep(
      Path secret, Path open, StoredKey key, Protection protection, boolean overwrite) {
    if (!overwrite && Files.exists(open) && !KeyFile.account(open).equals(key.accountId())) {
      throw new WalletException(
          WalletException.Kind.IN_THE_WAY,
          open,
          "is of another key, whose secret may be elsewhere; it was left as it is");
    }
    KeyFile.write(secret, key, protection, overwrite);
    byte[] content = new KeyFileContent.PublicOnly(key.accountId(), key.scheme()).content();
    PrivateFiles.write(open, content, true);
  }

  /** The account in the first of the two files that is there. */
  private static Optional<AccountId> account(Path open, Path secret) {
    if (Files.exists(open)) {
      return Optional.of(KeyFile.account(open));
    }
    return Files.exists(secret) ? Optional.of(KeyFile.account(secret)) : Optional.empty();
  }
}
