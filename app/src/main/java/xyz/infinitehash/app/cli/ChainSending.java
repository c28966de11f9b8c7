package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.ChainFault;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.ValueJson;

/** Sends a call, or shows what it would be and cost. */
final class ChainSending {
  /** How long is waited for a block. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Whose signature a call needs. */
  enum By {
    /** The key that owns. */
    COLDKEY,
    /** The key that works. */
    HOTKEY
  }

  @Option(
      names = "--dry-run",
      description = "Show the call, its bytes and what it costs; needs no key, sends nothing.")
  boolean dryRun;

  @Option(
      names = "--max-fee",
      defaultValue = "0.1",
      paramLabel = "TAO",
      description = "The most the fee may be. Default: ${DEFAULT-VALUE}")
  String maxFee = "";

  @Option(
      names = "--max-spend",
      defaultValue = "",
      paramLabel = "TAO",
      description = "The most that may leave the account beside the fee. Default: no cap")
  String maxSpend = "";

  /**
   * @throws CommandFailure when it was not sent, was refused, failed, or nothing is known
   */
  void send(Shared shared, Chain chain, UnlockOptions which, By by, TypedCall call) {
    Wallet wallet = which.wallet();
    AccountId signer = account(wallet, which, by);
    if (dryRun) {
      show(shared, chain, Plan.of(chain, call, signer));
      return;
    }
    try (KeyPair key = by == By.COLDKEY ? which.openColdkey(shared) : which.openHotkey(shared)) {
      say(shared, Plan.send(chain, call, Signer.of(key), caps(), PATIENCE));
    }
  }

  /** The account that would sign. */
  static AccountId account(Wallet wallet, WalletOptions which, By by) {
    return switch (by) {
      case COLDKEY ->
          wallet
              .coldkey()
              .orElseThrow(() -> new CommandFailure("there is no coldkey " + wallet.coldkeyFile()));
      case HOTKEY ->
          wallet
              .hotkey(which.hotkey)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          "there is no hotkey %s; make one with: ih wallet new-hotkey"
                              .formatted(wallet.hotkeyFile(which.hotkey))));
    };
  }

  SpendCaps caps() {
    return new SpendCaps(
        Amounts.tao("--max-fee", maxFee),
        maxSpend.isEmpty() ? SpendCaps.NONE.takes() : Amounts.tao("--max-spend", maxSpend));
  }

  private void show(Shared shared, Chain chain, Plan plan) {
    JsonNode call = json(chain.atHead().metadata(), plan.call());
    String obstacle = plan.obstacle(caps()).orElse("");
    if (shared.json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("call", call);
      fields.put("callHex", plan.callBytes().hex());
      fields.put("extrinsicBytes", plan.extrinsicBytes());
      fields.put("signer", plan.signer().toString());
      fields.put("feeRao", plan.fee().value());
      fields.put("takesRao", plan.takes().value());
      fields.put("freeRao", plan.free().value());
      fields.put("obstacle", obstacle);
      Printer.document(fields);
      return;
    }
    Printer.line("call    " + call);
    Printer.line("bytes   " + plan.callBytes().hex());
    Printer.line("        " + plan.extrinsicBytes() + " bytes signed");
    Printer.line("signer  " + plan.signer());
    Printer.line("fee     " + plan.fee());
    Printer.line("takes   " + plan.takes());
    Printer.line("has     " + plan.free());
    if (!obstacle.isEmpty()) {
      Printer.line("would not be sent: " + obstacle);
    }
  }

  /** A call in the form that {@code ih chain call} takes. */
  static JsonNode json(Metadata metadata, Call call) {
    return new ValueJson(metadata.types()).write(metadata.extrinsic().call(), call.toValue());
  }

  /**
   * Says what became of a call.
   *
   * @throws CommandFailure unless it is done
   */
  static void say(Shared shared, CallOutcome outcome) {
    switch (outcome) {
      case CallOutcome.Done(Inclusion inclusion) -> {
        if (shared.json) {
          Printer.document(
              Map.of(
                  "block", inclusion.place().number().value(),
                  "blockHash", inclusion.place().block().toString(),
                  "extrinsic", inclusion.extrinsicHash().toString(),
                  "events", inclusion.events().stream().map(Event::title).toList()));
        } else {
          Printer.line("done in block " + inclusion.place().number());
        }
      }
      case CallOutcome.Failed(ChainFault fault, var block) ->
          throw new CommandFailure("it failed in block " + block + ": " + fault);
      case CallOutcome.PartlyFailed(List<ChainFault> faults, Inclusion inclusion) ->
          throw new CommandFailure(
              "calls inside it failed in block "
                  + inclusion.place().number()
                  + ": "
                  + String.join(", ", faults.stream().map(ChainFault::toString).toList()));
      case CallOutcome.Refused(ChainFault fault) ->
          throw new CommandFailure("the node refused: " + fault);
      case CallOutcome.NotSent(String why) -> throw new CommandFailure("not sent: " + why);
      case CallOutcome.Expired(var last) ->
          throw new CommandFailure("no block up to " + last + " took it; nothing was paid");
      case CallOutcome.Unknown(String why) ->
          throw new CommandFailure("nothing is known of it: " + why);
    }
  }
}
