package xyz.infinitehash.bittensor.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that holds wallets, laid out as btcli's: {@code NAME/coldkey}, {@code
 * NAME/coldkeypub.txt}, {@code NAME/hotkeys/HOTKEY} and {@code NAME/hotkeys/HOTKEYpub.txt}.
 *
 * @param path usually {@code ~/.bittensor/wallets}
 */
public record WalletFolder(Path path) {
  /** The name of a wallet and of a hotkey where none is said. */
  public static final String DEFAULT_NAME = "default";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

  /**
   * btcli's folder of this user.
   *
   * @param environment of the process; {@code BITTENSOR_WALLET_DIRECTORY} or {@code BT_WALLET_PATH}
   *     say another
   */
  public static WalletFolder of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", ".");
    String said =
        environment.getOrDefault(
            "BITTENSOR_WALLET_DIRECTORY", environment.getOrDefault("BT_WALLET_PATH", ""));
    return said.isEmpty()
        ? new WalletFolder(Path.of(home, ".bittensor", "wallets"))
        : new WalletFolder(Path.of(said.replaceFirst("^~", home)));
  }

  /**
   * One wallet, whether it exists or not.
   *
   * @throws WalletException when the name is not 1 to 64 letters, digits, dots, _ and -
   */
  public Wallet wallet(String name) {
    return new Wallet(path.resolve(checked(name)));
  }

  /** The wallets there are, by name. */
  public List<Wallet> wallets() {
    return names(path, Files::isDirectory).map(this::wallet).toList();
  }

  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new WalletException(
          WalletException.Kind.BAD_NAME,
          "a wallet or hotkey is named by 1 to 64 letters, digits, dots, _ and -");
    }
    return name;
  }

  static Stream<String> names(Path folder, java.util.function.Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(wanted)
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new WalletException(
          WalletException.Kind.FILE_SYSTEM, folder, "cannot be listed: " + e.getMessage());
    }
  }
}
