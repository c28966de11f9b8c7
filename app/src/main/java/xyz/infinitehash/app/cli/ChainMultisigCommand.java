package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.bittensor.multisig.MultisigCall;
import xyz.infinitehash.bittensor.multisig.PendingCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;

/** {@code ih chain multisig}. */
@Command(
    name = "multisig",
    description = {
      "The account of several signatories and what waits for their approval. To act for it:",
      "--multisig and --threshold on any command that sends, the same by each of them."
    },
    footer = {
      "%nExamples:",
      "  ih chain multisig --name mine --multisig 5Grw...utQY,5FHn...94ty --threshold 2",
      "  ih chain transfer --name mine --to 5DAA... --tao 5 --multisig 5Grw...,5FHn... --threshold 2"
    },
    subcommands = {ChainMultisigCommand.Approve.class, ChainMultisigCommand.Cancel.class})
final class ChainMultisigCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();
  @Mixin WalletOptions which = new WalletOptions();
  @Mixin SignatoryOptions among = new SignatoryOptions();

  @Override
  public void run() {
    Multisig multisig = among.multisig(which.coldkey());
    try (Chain chain = on.connect()) {
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("account", multisig.account().toString());
      head.put("threshold", multisig.threshold());
      head.put("signatories", multisig.signatories().stream().map(AccountId::toString).toList());
      Printer.rows(
          shared,
          head,
          "pending",
          List.of("callHash", "block", "index", "depositor", "approvals"),
          PendingCall.readAll(reading.of(chain), multisig.account()).stream()
              .map(
                  p ->
                      List.<Object>of(
                          p.callHash().hex(),
                          p.opened().height(),
                          p.opened().index(),
                          p.depositor().toString(),
                          p.approvals().size()))
              .toList());
    }
  }

  /** A step by the hash of a call; {@code --multisig} says whose, not in whose name. */
  abstract static class ByHash extends Sending {
    @Option(
        names = "--call-hash",
        required = true,
        paramLabel = "0x..",
        description = "As --dry-run of the call itself shows it, without --multisig.")
    String callHash = "";

    ByteString hash() {
      return Addresses.hash("--call-hash", callHash);
    }

    Multisig multisig() {
      return acting.among.multisig(signer());
    }

    @Override
    TypedCall inName(ChainAt at, TypedCall call) {
      return call;
    }
  }

  /** {@code ih chain multisig approve}. */
  @Command(
      name = "approve",
      description = {
        "Opens or approves a call by its hash alone. The last signatory must send the call itself,",
        "by the command that makes it."
      },
      footer = {
        "%nExample:",
        "  ih chain multisig approve --name mine --call-hash 0x1b2c... --multisig 5Grw...,5FHn..."
      })
  static final class Approve extends ByHash {
    @Override
    TypedCall call(ChainAt at) {
      Optional<PendingCall> pending = PendingCall.read(at, multisig().account(), hash());
      MultisigCall.Weight none = MultisigCall.Weight.NONE;
      return pending.isPresent()
          ? new MultisigCall.Approve(multisig(), signer(), pending.get().opened(), hash(), none)
          : new MultisigCall.OpenByHash(multisig(), signer(), hash(), none);
    }
  }

  /** {@code ih chain multisig cancel}. */
  @Command(
      name = "cancel",
      description = "Takes back what the wallet's coldkey opened, and its deposit with it.",
      footer = {
        "%nExample:",
        "  ih chain multisig cancel --name mine --call-hash 0x1b2c... --multisig 5Grw...,5FHn..."
      })
  static final class Cancel extends ByHash {
    @Override
    TypedCall call(ChainAt at) {
      PendingCall pending =
          PendingCall.read(at, multisig().account(), hash())
              .orElseThrow(
                  () -> new CommandFailure("nothing of hash " + hash().hex() + " is open"));
      return new MultisigCall.Cancel(multisig(), signer(), pending.opened(), hash());
    }
  }
}
