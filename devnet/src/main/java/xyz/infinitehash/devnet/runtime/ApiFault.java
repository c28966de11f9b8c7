package xyz.infinitehash.devnet.runtime;

import java.io.Serial;

/** A runtime API call that cannot be answered; the message is what a node says. */
public final class ApiFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ApiFault(String message) {
    super(message, null, false, false);
  }

  static ApiFault noSuchMethod(String name) {
    return new ApiFault(
        "Client error: Execution failed: Other: Exported method " + name + " is not found");
  }

  static ApiFault trap(String why) {
    return new ApiFault(
        "Client error: Execution failed: Execution aborted due to trap: wasm trap: wasm"
            + " `unreachable` instruction executed ("
            + why
            + ")");
  }
}
