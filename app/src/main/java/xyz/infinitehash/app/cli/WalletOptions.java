package xyz.infinitehash.app.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.bittensor.wallet.WalletFolder;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Which wallet; the environment variables are those of the Python programs. */
class WalletOptions {
  @Option(
      names = "--wallet-path",
      defaultValue = "${env:BITTENSOR_WALLET_DIRECTORY:-${env:BT_WALLET_PATH:-}}",
      paramLabel = "FOLDER",
      description = "Default: ~/.bittensor/wallets (BITTENSOR_WALLET_DIRECTORY, BT_WALLET_PATH)")
  String path = "";

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
    Map<String, String> said = new HashMap<>(System.getenv());
    if (!path.isEmpty()) {
      said.put("BITTENSOR_WALLET_DIRECTORY", path);
    }
    return WalletFolder.of(said);
  }

  Wallet wallet() {
    return folder().wallet(name);
  }

  /** The address of the coldkey. */
  AccountId coldkey() {
    Wallet wallet = wallet();
    return wallet
        .coldkey()
        .orElseThrow(() -> new CommandFailure("there is no coldkey " + wallet.coldkeyFile()));
  }

  /** The address of the hotkey. */
  AccountId hotkey() {
    Wallet wallet = wallet();
    return wallet
        .hotkey(hotkey)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "there is no hotkey %s; make one with: ih wallet new-hotkey"
                        .formatted(wallet.hotkeyFile(hotkey))));
  }
}
