package xyz.infinitehash.devnet.rpc;

import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.fault.Faults;

/**
 * dev_fault: something goes wrong from now on. Without a number of its own it is meant for the
 * endpoint that was asked; its sockets are cut a moment after the answer.
 */
record FaultMethods(Faults faults, int asked) {
  void addTo(MethodTable table) {
    table.add("dev_fault", "", (p, s) -> fault(new FaultJson(given(p)), s));
  }

  /** {@code [{"kind": "drop"}]} or {@code {"kind": "drop"}}. */
  private static JsonNode given(Params params) {
    JsonNode fault = params.given().isObject() ? params.given() : params.given().path(0);
    if (!fault.isObject()) {
      throw RpcError.params("an object with a kind: one of " + FaultJson.KINDS);
    }
    return fault;
  }

  private JsonNode fault(FaultJson json, Session session) {
    int endpoint = json.endpoint().orElse(asked);
    if (endpoint < 0 || endpoint >= faults.endpoints()) {
      throw RpcError.params("endpoint: 0 to " + (faults.endpoints() - 1) + ", not " + endpoint);
    }
    if (json.kind().equals("mend")) {
      faults.mend(endpoint);
      return Json.flag(true);
    }
    switch (json.fault()) {
      case Fault.Drop drop -> cut(endpoint, drop, session);
      case Fault.Away away -> cut(endpoint, away, session);
      case Fault.OfEndpoint fault -> faults.inflict(endpoint, fault);
      case Fault.OfChain fault -> ofChain(json, fault);
    }
    return Json.flag(true);
  }

  private void cut(int endpoint, Fault.OfEndpoint fault, Session session) {
    if (endpoint == asked) {
      session.afterwards(() -> faults.inflict(endpoint, fault));
    } else {
      faults.inflict(endpoint, fault);
    }
  }

  private void ofChain(FaultJson json, Fault.OfChain fault) {
    try {
      faults.inflict(fault);
    } catch (IllegalArgumentException e) {
      throw RpcError.params(json.kind() + ": " + e.getMessage());
    }
  }
}
