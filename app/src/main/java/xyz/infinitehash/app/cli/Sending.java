package xyz.infinitehash.app.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.ChainFault;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.shield.Shielded;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.ValueJson;

/**
 * A command that sends a call, or with {@code --dry-run} shows what it would be and cost. A new one
 * says who signs and which call, and has all options of the others.
 */
abstract class Sending implements Runnable {
  /** How long is waited for a block. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Whose signature a call needs. */
  enum By {
    /** The key that owns. */
    COLDKEY,
    /** The key that works. */
    HOTKEY
  }

  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin UnlockOptions which = new UnlockOptions();
  @Mixin ActingOptions acting = new ActingOptions();

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
      description = {
        "The most the call may take beside the fee, staked alpha by its worth. A call of which that",
        "is not known is then not sent. Default: no cap"
      })
  String maxSpend = "";

  @Option(
      names = "--shield",
      description = "Hide the call from everybody until it is in a block; costs a second fee.")
  boolean shield;

  /** Who signs. */
  By by() {
    return By.COLDKEY;
  }

  /**
   * What is sent, worked out at the newest block.
   *
   * @throws IllegalArgumentException when the options make no call
   */
  abstract TypedCall call(ChainAt at);

  /** The call in whose name the options say. */
  TypedCall inName(ChainAt at, TypedCall call) {
    return acting.around(at, call, signer());
  }

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      send(chain, call(chain.atHead()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sends it and says what became of it, or shows it.
   *
   * @throws CommandFailure when it was not sent, was refused, failed, or nothing is known
   */
  final void send(Chain chain, TypedCall call) {
    if (dryRun) {
      show(chain, Plan.of(chain, inName(chain.atHead(), call), signer()));
    } else {
      say(shared, submit(chain, call));
    }
  }

  /** Signs it unless the caps forbid it, sends it and follows it. */
  final CallOutcome submit(Chain chain, TypedCall call) {
    TypedCall whole = inName(chain.atHead(), call);
    try (KeyPair key = open()) {
      Signer with = Signer.of(key);
      return shield
          ? new Shielded(chain, new SecureRandom(), InstantSource.system())
              .send(whole, with, caps(), PATIENCE)
          : Plan.send(chain, whole, with, caps(), PATIENCE);
    }
  }

  /** The account that signs. */
  final AccountId signer() {
    return by() == By.COLDKEY ? which.coldkey() : which.hotkey();
  }

  /** Its secret; the caller closes it. */
  final KeyPair open() {
    return by() == By.COLDKEY ? which.openColdkey(shared) : which.openHotkey(shared);
  }

  final SpendCaps caps() {
    return new SpendCaps(
        Amounts.tao("--max-fee", maxFee),
        maxSpend.isEmpty() ? SpendCaps.NONE.takes() : Amounts.tao("--max-spend", maxSpend));
  }

  private void show(Chain chain, Plan plan) {
    JsonNode call = json(chain.atHead().metadata(), plan.call());
    String obstacle = plan.obstacle(caps()).orElse("");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("call", call);
    fields.put("callHex", plan.callBytes().hex());
    fields.put("callHash", ActingOptions.hash(plan.callBytes()).hex());
    fields.put("extrinsicBytes", plan.extrinsicBytes());
    fields.put("signer", plan.signer().toString());
    fields.put("feeRao", plan.fee().value());
    fields.put("takesRao", plan.takes().value());
    fields.put("unknown", plan.spending().unknown());
    fields.put("freeRao", plan.free().value());
    fields.put("obstacle", obstacle);
    if (shared.json) {
      Printer.document(fields);
      return;
    }
    Printer.line("call    " + call);
    Printer.line("bytes   " + plan.callBytes().hex());
    Printer.line("        " + plan.extrinsicBytes() + " bytes signed");
    Printer.line("hash    " + fields.get("callHash"));
    Printer.line("signer  " + plan.signer());
    Printer.line("fee     " + plan.fee());
    Printer.line("takes   " + plan.takes() + " at most");
    plan.spending()
        .unknown()
        .forEach(name -> Printer.line("        and whatever " + name + " takes"));
    Printer.line("has     " + plan.free());
    if (!obstacle.isEmpty()) {
      Printer.line("would not be sent: " + obstacle);
    }
  }

  /** A call in the form that {@code ih chain call} takes. */
  private static JsonNode json(Metadata metadata, Call call) {
    return new ValueJson(metadata.types()).write(metadata.extrinsic().call(), call.toValue());
  }

  /**
   * Says what became of a call.
   *
   * @throws CommandFailure unless it is done
   */
  static void say(Shared shared, CallOutcome outcome) {
    switch (outcome) {
      case CallOutcome.Done(Inclusion inclusion) -> done(shared, inclusion);
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

  private static void done(Shared shared, Inclusion inclusion) {
    if (shared.json) {
      Printer.document(
          Map.of(
              "block", inclusion.place().number().value(),
              "blockHash", inclusion.place().block().toString(),
              "index", inclusion.place().index(),
              "extrinsic", inclusion.extrinsicHash().toString(),
              "events", inclusion.events().stream().map(Event::title).toList()));
    } else {
      Printer.line("done in block " + inclusion.place().number());
    }
  }
}
