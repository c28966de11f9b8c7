package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.bittensor.wallet.WalletFolder;

/** Which wallet; the environment variables are those of the Python programs. */
class WalletOptions {
  @Option(
      names = "--wallet-path",
      paramLabel = "FOLDER",
      description = "Folder of wallets. Default: ~/.bittensor/wallets")
  @Nullable Path path;

  @Option(
      names = {"--name", "--wallet-name"},
      defaultValue = "${env:BITTENSOR_WALLET_NAME:-default}",
      description = "Name of the wallet. Default: ${DEFAULT-VALUE} (BITTENSOR_WALLET_NAME)")
  String name = "";

  @Option(
      names = {"--hotkey", "--wallet-hotkey"},
      defaultValue = "${env:BITTENSOR_WALLET_HOTKEY_NAME:-default}",
      description = "Name of the hotkey. Default: ${DEFAULT-VALUE} (BITTENSOR_WALLET_HOTKEY_NAME)")
  String hotkey = "";

  WalletFolder folder() {
    return path == null ? WalletFolder.of(System.getenv()) : new WalletFolder(path);
  }

  Wallet wallet() {
    return folder().wallet(name);
  }
}
