package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.Map;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** Sends a call and says what came of it. */
final class Calls {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Calls() {}

  /**
   * @throws CommandFailure when it was refused, failed, or nothing is known
   */
  static void send(Shared shared, Chain chain, Call call, KeyPair key) {
    Submission submission = chain.submit(chain.sign(call, Signer.of(key)), PATIENCE);
    switch (submission) {
      case Submission.Included(Inclusion inclusion) -> {
        if (!inclusion.succeeded()) {
          throw new CommandFailure(
              "it failed in block %s: %s"
                  .formatted(
                      inclusion.place().number(), inclusion.firstError().orElseThrow().name()));
        }
        if (shared.json) {
          Printer.document(
              Map.of(
                  "block", inclusion.place().number().value(),
                  "extrinsic", inclusion.extrinsicHash().toString()));
        } else {
          Printer.line("done in block " + inclusion.place().number());
        }
      }
      case Submission.Refused(var refusal) ->
          throw new CommandFailure("the node refused: " + refusal);
      case Submission.Dropped(var state) ->
          throw new CommandFailure("the node's pool gave it up: " + state);
      case Submission.Expired _ -> throw new CommandFailure("no block took it before it expired");
      case Submission.Unknown(var why) ->
          throw new CommandFailure("nothing is known of it: " + why);
    }
  }
}
