package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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

  /** The secret of the coldkey; the caller closes it. */
  public KeyPair openColdkey() {
    return KeyFile.open(coldkeyFile());
  }

  /** The secret of a hotkey; the caller closes it. */
  public KeyPair openHotkey(String hotkey) {
    return KeyFile.open(hotkeyFile(hotkey));
  }

  /** The coldkey's account, read from the public file; empty where there is neither. */
  public Optional<AccountId> coldkey() {
    return account(folder.resolve("coldkeypub.txt"), coldkeyFile());
  }

  /** A hotkey's account; empty where there is none of this name. */
  public Optional<AccountId> hotkey(String hotkey) {
    Path file = hotkeyFile(hotkey);
    return account(file.resolveSibling(hotkey + "pub.txt"), file);
  }

  /** The names of the hotkeys. */
  public List<String> hotkeys() {
    return WalletFolder.names(
            folder.resolve("hotkeys"),
            file -> Files.isRegularFile(file) && !file.toString().endsWith("pub.txt"))
        .toList();
  }

  /**
   * Makes a new coldkey, unencrypted.
   *
   * @param random of cryptographic strength
   * @param overwrite whether a coldkey that is there may be lost for ever
   * @throws WalletException when there is one and it may not be
   */
  public AccountId createColdkey(RandomGenerator random, boolean overwrite) {
    AccountId account = create(coldkeyFile(), random, overwrite);
    KeyFile.writePublic(folder.resolve("coldkeypub.txt"), account);
    return account;
  }

  /** Makes a new hotkey; as {@link #createColdkey}. */
  public AccountId createHotkey(String hotkey, RandomGenerator random, boolean overwrite) {
    Path file = hotkeyFile(hotkey);
    AccountId account = create(file, random, overwrite);
    KeyFile.writePublic(file.resolveSibling(hotkey + "pub.txt"), account);
    return account;
  }

  /** Where the coldkey's secret is. */
  public Path coldkeyFile() {
    return folder.resolve("coldkey");
  }

  /** Where a hotkey's secret is. */
  public Path hotkeyFile(String hotkey) {
    return folder.resolve("hotkeys").resolve(WalletFolder.checked(hotkey));
  }

  private static AccountId create(Path file, RandomGenerator random, boolean overwrite) {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    AccountId account = KeyFile.writeSecret(file, seed, overwrite);
    Arrays.fill(seed, (byte) 0);
    return account;
  }

  /** The account in the first of the two files that is there. */
  private static Optional<AccountId> account(Path open, Path secret) {
    if (Files.exists(open)) {
      return Optional.of(KeyFile.account(open));
    }
    return Files.exists(secret) ? Optional.of(KeyFile.account(secret)) : Optional.empty();
  }
}
