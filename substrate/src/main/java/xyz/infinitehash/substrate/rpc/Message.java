package xyz.infinitehash.substrate.rpc;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a node sends, read from one text. */
sealed interface Message {
  /** An answer with a result. */
  record Answer(long id, JsonNode result) implements Message {}

  /** An answer with an error. */
  record Failure(long id, int code, String text, String data) implements Message {}

  /** An answer to a known call that has neither. */
  record Shapeless(long id, String why) implements Message {}

  /** A notification of a subscription. */
  record Notice(String subscription, JsonNode result, int size) implements Message {}

  /** JSON that answers no call of ours (an error without id, say). */
  record Stray(String why) implements Message {}

  /** No JSON at all, or beyond the bounds. */
  record Garbage(String why) implements Message {}

  /** Reads and writes texts within bounds. */
  final class Codec {
    private final JsonMapper mapper;

    Codec(int longest, int mostTokens) {
      StreamReadConstraints bounds =
          StreamReadConstraints.builder()
              .maxDocumentLength(longest)
              .maxStringLength(longest)
              .maxNestingDepth(64)
              .maxNameLength(1_000)
              .maxNumberLength(100)
              .maxTokenCount(mostTokens)
              .build();
      mapper =
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build()).build();
    }

    String request(long id, String method, List<?> params) {
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.put("jsonrpc", "2.0").put("id", id).put("method", method);
      request.set("params", mapper.valueToTree(params));
      return mapper.writeValueAsString(request);
    }

    Message read(String text) {
      JsonNode node;
      try {
        node = mapper.readTree(text);
      } catch (JacksonException e) {
        return new Garbage(e.getOriginalMessage());
      }
      if (!node.isObject()) {
        return node.isMissingNode() ? new Garbage("an empty message") : new Stray("not an object");
      }
      JsonNode id = node.path("id");
      return id.isIntegralNumber() && id.canConvertToLong()
          ? answer(id.longValue(), node)
          : notice(node, text.length());
    }

    private static Message answer(long id, JsonNode node) {
      JsonNode error = node.path("error");
      if (error.isMissingNode() || error.isNull()) {
        JsonNode result = node.path("result");
        return result.isMissingNode()
            ? new Shapeless(id, "neither result nor error")
            : new Answer(id, result);
      }
      JsonNode code = error.path("code");
      if (!code.canConvertToInt()) {
        return new Shapeless(id, "an error without code");
      }
      return new Failure(
          id, code.intValue(), text(error.path("message")), text(error.path("data")));
    }

    private static Message notice(JsonNode node, int size) {
      JsonNode params = node.path("params");
      JsonNode subscription = params.path("subscription");
      JsonNode result = params.path("result");
      if (!subscription.isValueNode() || result.isMissingNode()) {
        return new Stray("neither an answer nor a notification");
      }
      return new Notice(text(subscription), result, size);
    }

    private static String text(JsonNode node) {
      return node.isMissingNode() || node.isNull()
          ? ""
          : node.isString() ? node.stringValue() : node.toString();
    }
  }
}
