package xyz.infinitehash.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.crypto.message.SignedMessage;
import xyz.infinitehash.crypto.ss58.AccountId;

/** {@code ih wallet verify}. */
@Command(
    name = "verify",
    description = {
      "Says whether a signature of a message is an address's; of the message as it is or between",
      "<Bytes> and </Bytes>. Exit code 0 when it is, 1 when not."
    },
    footer = {
      "%nExample:",
      "  ih wallet verify --address 5Grw...utQY --message \"I run rig1\" --signature 0x..."
    })
final class WalletVerifyCommand implements Callable<Integer> {
  @Mixin Shared shared = new Shared();
  @Mixin MessageOptions message = new MessageOptions();
  @Mixin SchemeOption scheme = new SchemeOption();

  @Option(names = "--address", required = true, paramLabel = "SS58", description = "Of the signer.")
  String address = "";

  @Option(
      names = "--signature",
      required = true,
      paramLabel = "HEX",
      description = "64 bytes of hex.")
  String signature = "";

  @Override
  public Integer call() {
    AccountId signer = Addresses.account("--address", address);
    SignedMessage.Verdict verdict =
        SignedMessage.verify(
            scheme.scheme, signer, message.bytes(), MessageOptions.hex("--signature", signature));
    if (shared.json) {
      Printer.document(
          Map.of(
              "valid",
              verdict != SignedMessage.Verdict.INVALID,
              "wrapped",
              verdict == SignedMessage.Verdict.VALID_WRAPPED));
    } else {
      Printer.line(
          switch (verdict) {
            case VALID -> "valid: signed by " + signer;
            case VALID_WRAPPED -> "valid: signed by " + signer + " between <Bytes> and </Bytes>";
            case INVALID -> "NOT valid: not " + signer + "'s signature of this message";
          });
    }
    return verdict == SignedMessage.Verdict.INVALID ? ExitCode.FAILED : ExitCode.DONE;
  }
}
