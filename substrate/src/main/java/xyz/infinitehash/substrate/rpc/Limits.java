package xyz.infinitehash.substrate.rpc;

import java.util.regex.Pattern;

/** How nodes and the services before them say that they are asked too much. */
final class Limits {
  private static final Pattern WORDS =
      Pattern.compile(
          "too many requests|rate.?limit|requests? (limit|quota)|server is busy",
          Pattern.CASE_INSENSITIVE);

  private Limits() {}

  /** HTTP status of a handshake. */
  static boolean isHttp(int status) {
    return status == 429;
  }

  /** Whether an answer says so; the call was then not carried out. */
  static boolean is(Message.Failure failure) {
    return switch (failure.code()) {
      case -32029, -32005, -32999 -> true; // gateways; Ethereum's; polkadot-sdk's own limit
      default ->
          failure.code() < 0
              && (WORDS.matcher(failure.text()).find() || WORDS.matcher(failure.data()).find());
    };
  }
}
