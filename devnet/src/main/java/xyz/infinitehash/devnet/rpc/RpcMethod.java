package xyz.infinitehash.devnet.rpc;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A method: the names of its parameters and what it does. */
record RpcMethod(List<String> params, Body body) {
  /** What a method does; faults are {@link RpcError}. */
  @FunctionalInterface
  interface Body {
    JsonNode answer(Params params, Session session);
  }
}
