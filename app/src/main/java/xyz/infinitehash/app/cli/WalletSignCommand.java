package xyz.infinitehash.app.cli;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.KeyFile;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.message.SignedMessage;

/** {@code ih wallet sign}. */
@Command(
    name = "sign",
    description = "Signs a message, as proof that the key is yours.",
    footer = {
      "%nExamples:",
      "  ih wallet sign --name mine --hotkey rig1 --message \"I run rig1\"",
      "  ih wallet sign --name mine --coldkey --wrap --message-file letter.txt --json"
    })
final class WalletSignCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin UnlockOptions which = new UnlockOptions();
  @Mixin MessageOptions message = new MessageOptions();

  @Option(names = "--coldkey", description = "Sign with the coldkey instead of the hotkey.")
  boolean coldkey;

  @Option(
      names = "--wrap",
      description = "Sign it between <Bytes> and </Bytes>, as browser wallets do.")
  boolean wrap;

  @Override
  public void run() {
    byte[] bytes = message.bytes();
    Wallet wallet = which.wallet();
    try (StoredKey key =
        KeyFile.unlock(
            coldkey ? wallet.coldkeyFile() : wallet.hotkeyFile(which.hotkey),
            which.passwords(shared))) {
      String signature =
          "0x" + HexFormat.of().formatHex(key.sign(wrap ? SignedMessage.wrapped(bytes) : bytes));
      if (shared.json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", key.toString());
        fields.put("scheme", key.scheme().toString());
        fields.put("wrapped", wrap);
        fields.put("signature", signature);
        Printer.document(fields);
      } else {
        Printer.line(key.scheme() + " signature by " + key);
        Printer.line(signature);
      }
    }
  }
}
