package xyz.infinitehash.devnet.rpc;

import java.io.Serial;

/** An error object of JSON-RPC, in the numbers and words of a Substrate node. */
final class RpcError extends RuntimeException {
  static final int PARSE = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int NO_METHOD = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL = -32603;
  static final int TOO_MANY_SUBSCRIPTIONS = -32006;
  static final int BATCH_TOO_LARGE = -32010;
  static final int STATE = 4003;

  @Serial private static final long serialVersionUID = 1;

  private final int code;
  private final String data;

  RpcError(int code, String message) {
    this(code, message, "");
  }

  RpcError(int code, String message, String data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  static RpcError params(String what) {
    return new RpcError(INVALID_PARAMS, "Invalid params", what);
  }

  static RpcError batch(int limit) {
    return new RpcError(
        BATCH_TOO_LARGE, "The batch request was too large", "Exceeded max limit of " + limit);
  }

  static RpcError unknownBlock(String hash) {
    return new RpcError(
        STATE, "Client error: UnknownBlock: Header was not found in the database: " + hash);
  }

  int code() {
    return code;
  }

  /** More about it; empty for none. */
  String data() {
    return data;
  }
}
