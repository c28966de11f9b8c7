package xyz.infinitehash.devnet.rpc;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-RPC 2.0: requests alone or in a batch, parameters by position or by name, ids of any type.
 * Never throws, whatever the text.
 */
final class JsonRpcEngine {
  private static final Logger LOG = LoggerFactory.getLogger(JsonRpcEngine.class);

  private final MethodTable methods;
  private final int batchLimit;

  JsonRpcEngine(MethodTable methods, int batchLimit) {
    this.methods = methods;
    this.batchLimit = batchLimit;
  }

  /** The response to a text; empty when only notifications were in it. */
  Optional<String> handle(String text, Session session) {
    JsonNode request;
    try {
      request = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      request = Json.missing();
    }
    boolean nameless = request.isObject() && !request.has("id") && !request.has("method");
    if (nameless || !(request.isObject() || request.isArray())) {
      return Optional.of(error(Json.nothing(), new RpcError(RpcError.PARSE, "Parse error")));
    } else if (request.isObject()) {
      return one(request, session).map(JsonNode::toString);
    } else if (request.isEmpty()) {
      return Optional.of(error(Json.nothing(), invalid()));
    } else if (request.size() > batchLimit) {
      return Optional.of(error(Json.nothing(), RpcError.batch(batchLimit)));
    }
    ArrayNode answers = Json.array();
    request.forEach(each -> one(each, session).ifPresent(answers::add));
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.toString());
  }

  private Optional<JsonNode> one(JsonNode request, Session session) {
    if (!request.isObject()) {
      return Optional.of(response(Json.nothing(), invalid()));
    }
    JsonNode given = request.get("id");
    JsonNode id = given == null ? Json.nothing() : given;
    ObjectNode response;
    try {
      JsonNode result = call(request, session);
      response = Json.object();
      response.put("jsonrpc", "2.0");
      response.set("id", id);
      response.set("result", result);
    } catch (RpcError e) {
      response = response(id, e);
    } catch (RuntimeException e) {
      LOG.error("answering a request", e);
      response = response(id, new RpcError(RpcError.INTERNAL, "Internal error"));
    }
    return given == null && request.has("method") ? Optional.empty() : Optional.of(response);
  }

  private JsonNode call(JsonNode request, Session session) {
    JsonNode name = request.get("method");
    if (name == null || !name.isString()) {
      throw invalid();
    }
    RpcMethod method =
        methods
            .find(name.stringValue())
            .orElseThrow(() -> new RpcError(RpcError.NO_METHOD, "Method not found"));
    JsonNode params = request.get("params");
    JsonNode given = params == null || params.isNull() ? Json.array() : params;
    return method.body().answer(new Params(given, method.params()), session);
  }

  private static RpcError invalid() {
    return new RpcError(RpcError.INVALID_REQUEST, "Invalid request");
  }

  private static String error(JsonNode id, RpcError error) {
    return response(id, error).toString();
  }

  private static ObjectNode response(JsonNode id, RpcError error) {
    ObjectNode response = Json.object();
    response.put("jsonrpc", "2.0");
    response.set("id", id);
    ObjectNode body = response.putObject("error");
    body.put("code", error.code());
    body.put("message", error.getMessage());
    if (!error.data().isEmpty()) {
      body.put("data", error.data());
    }
    return response;
  }
}
